package org.customerapi.write.adapter.in.web;

import java.io.UncheckedIOException;
import java.util.Map;

import org.springframework.dao.DataAccessException;

import org.customerapi.contracts.ProblemType;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.NothingHeld;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.RequestInProgress;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.CustomerNotDeleted;
import org.customerapi.write.domain.customer.CustomerNotFound;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.KeyReused;
import org.customerapi.write.domain.customer.Rejection;
import org.customerapi.write.domain.customer.VersionMismatch;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.LastAdministrator;
import org.customerapi.write.domain.user.TooManyAttempts;
import org.customerapi.write.domain.user.UnknownUser;
import org.customerapi.write.domain.user.UserRejection;
import org.customerapi.write.domain.user.UsernameTaken;

/** The one mapping from the failures of use cases to problems. */
final class FailureProblems {

    private static final String TRY_AGAIN =
            "The customer database cannot serve this now. A request with an Idempotency-Key"
                    + " can be repeated as it is; before any other write is repeated, look whether it was carried out";

    private static final String NOTHING_DONE = "The customer database cannot serve this now. Nothing was done";

    private static final String BEHIND =
            "No write is taken: the customer database lacks changes that were told already; an operator has to recover it";

    private FailureProblems() {}

    static Problem of(Throwable failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case Rejection rejection -> of(rejection, detail);
            case MalformedRequest malformed -> Problem.of(ProblemType.MALFORMED_REQUEST, detail);
            case UncheckedIOException broken ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The body did not arrive whole");
            case ContentTooLarge large -> large.problem();
            case UserRejection rejection -> Problem.of(type(rejection), detail);
            case NothingHeld none -> Problem.of(ProblemType.NOT_FOUND, detail);
            case RequestInProgress running -> Problem.of(ProblemType.REQUEST_IN_PROGRESS, detail);
            case StoreUnavailable away ->
                Problem.of(ProblemType.UNAVAILABLE, away.isUncertain() ? TRY_AGAIN : NOTHING_DONE);
            case RefreshUncertain lost -> Problem.of(ProblemType.UNAVAILABLE, detail);
            case DatabaseBehindLog behind -> Problem.of(ProblemType.UNAVAILABLE, BEHIND);
            case DataAccessException away -> Problem.of(ProblemType.UNAVAILABLE, TRY_AGAIN);
            case UnitOfWork.Conflict lost -> Problem.of(ProblemType.UNAVAILABLE, TRY_AGAIN);
            case Overloaded full -> Problem.of(ProblemType.UNAVAILABLE, detail + ". Nothing was done");
            default -> Problem.of(ProblemType.INTERNAL_ERROR, "The failure was logged with this requestId");
        };
    }

    private static ProblemType type(UserRejection rejection) {
        return switch (rejection) {
            case BadCredentials bad -> ProblemType.BAD_CREDENTIALS;
            case UnknownUser unknown -> ProblemType.NOT_FOUND;
            case UsernameTaken taken -> ProblemType.USERNAME_TAKEN;
            case LastAdministrator last -> ProblemType.LAST_ADMINISTRATOR;
            case TooManyAttempts many -> ProblemType.TOO_MANY_REQUESTS;
        };
    }

    private static Problem of(Rejection rejection, String detail) {
        return switch (rejection) {
            case InvalidInput invalid ->
                Problem.of(ProblemType.INVALID_INPUT, detail).with(invalid.violations());
            case CustomerNotFound missing -> Problem.of(ProblemType.NOT_FOUND, detail);
            case CustomerNotDeleted active -> Problem.of(ProblemType.INVALID_STATE, detail);
            case KeyReused reused -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, detail);
            case VersionMismatch mismatch ->
                Problem.of(ProblemType.VERSION_MISMATCH, detail).with(Map.of("currentVersion", mismatch.current()));
            case AlreadyTaken taken ->
                Problem.of(ProblemType.ALREADY_TAKEN, detail)
                        .with(Map.of("field", taken.value().field().jsonName(), "customerId", taken.holder()));
        };
    }
}
