package org.customerapi.write.application.service;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResult.Effect;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.CustomerCommand;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.ExpectedVersion;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.PhoneFormat;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.ReplaceCustomer;
import org.customerapi.write.domain.customer.UniqueValue.Field;

/**
 * Makes commands of the rows of one import. An upsert tries to register first: the refusal names the customer that has the
 * externalId, and costs no write.
 */
final class RowCommands {

    /** A second try may have to wait for room in the queue, which is the workers' to make. */
    private static final Executor OFF_THE_WORKERS = Thread::startVirtualThread;

    private static final long OVERLOAD_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final CustomerCommands commands;
    private final PhoneFormat phones;
    private final Supplier<UUID> ids;
    private final ImportMode mode;
    private final String actor;
    private final Set<String> underWay = new HashSet<>();

    RowCommands(CustomerCommands commands, PhoneFormat phones, Supplier<UUID> ids, ImportMode mode, String actor) {
        this.commands = commands;
        this.phones = phones;
        this.ids = ids;
        this.mode = mode;
        this.actor = actor;
    }

    boolean isUnderWay(ImportRow row) {
        return keysOf(row).stream().anyMatch(underWay::contains);
    }

    void isDone(ImportRow row) {
        underWay.removeAll(keysOf(row));
    }

    /** Never completes exceptionally: what goes wrong is the row's result. */
    CompletableFuture<ImportResult> submit(ImportRow row) {
        return switch (row) {
            case ImportRow.Broken broken ->
                CompletableFuture.completedFuture(new ImportResult.Rejected(row, broken.why()));
            case ImportRow.Read readable -> submit(readable);
        };
    }

    private CompletableFuture<ImportResult> submit(ImportRow.Read row) {
        try {
            CustomerDetails details = CustomerDetails.from(row.draft(), phones);
            underWay.addAll(keysOf(row));
            return carryOut(new RegisterCustomer(ids.get(), details, actor))
                    .thenApply(outcome -> taken(row, outcome, Effect.CREATED))
                    .exceptionallyComposeAsync(
                            failure -> replaceOrReject(row, details, causeOf(failure)), OFF_THE_WORKERS);
        } catch (InvalidInput invalid) {
            return CompletableFuture.completedFuture(new ImportResult.Rejected(row, invalid));
        }
    }

    private CompletableFuture<ImportResult> replaceOrReject(
            ImportRow row, CustomerDetails details, RuntimeException failure) {
        boolean known = failure instanceof AlreadyTaken taken && taken.value().field() == Field.EXTERNAL_ID;
        if (!mode.upsert() || !known || !(failure instanceof AlreadyTaken taken)) {
            return CompletableFuture.completedFuture(new ImportResult.Rejected(row, failure));
        }
        return carryOut(new ReplaceCustomer(taken.holder(), details, ExpectedVersion.ANY, actor))
                .thenApply(outcome -> taken(row, outcome, Effect.UPDATED))
                .exceptionally(again -> new ImportResult.Rejected(row, causeOf(again)));
    }

    private CompletableFuture<Outcome> carryOut(CustomerCommand command) {
        Submission submission = mode.dryRun() ? Submission.rehearsalOf(command) : Submission.of(command);
        while (true) {
            try {
                return commands.submit(submission);
            } catch (Overloaded full) {
                LockSupport.parkNanos(OVERLOAD_PAUSE);
            }
        }
    }

    private ImportResult taken(ImportRow row, Outcome outcome, Effect effect) {
        if (mode.dryRun()) {
            return new ImportResult.Valid(row);
        }
        Effect actual = outcome.kind() == Outcome.Kind.UNCHANGED ? Effect.UNCHANGED : effect;
        return new ImportResult.Taken(row, actual, outcome.customer());
    }

    /** What a later row must not overtake: of two rows with the same email, the first is to have it. */
    private static Set<String> keysOf(ImportRow row) {
        Set<String> keys = new HashSet<>();
        if (row instanceof ImportRow.Read read) {
            String externalId = read.draft().externalId();
            String email = read.draft().email();
            if (externalId != null) {
                keys.add("externalId " + externalId.strip());
            }
            if (email != null) {
                keys.add("email " + email.strip().toLowerCase(Locale.ROOT));
            }
        }
        return keys;
    }

    private static RuntimeException causeOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
