package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.UnitOfWork.Blocked;
import org.customerapi.write.domain.customer.CustomerCommand;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.Rejection;

/**
 * Hands commands in that nobody would repeat: again when there is no room, and again for a while when the database did not
 * do its part. Where the answer to a commit was lost, this finds out what became of it, and carries out what was not.
 */
final class PatientCommands {

    /** A second try waits for room in the queue, and for the database, neither of which a worker should do. */
    private static final Executor OFF_THE_WORKERS = Thread::startVirtualThread;

    private static final long OVERLOAD_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long AWAY_PAUSE = Duration.ofMillis(200).toNanos();

    private final CustomerCommands commands;
    private final boolean rehearsal;
    private final long patienceNanos;
    private final LongSupplier nanoTime;

    /**
     * Makes one.
     *
     * @param rehearsal whether commands are only to be decided; then none is uncertain
     * @param patience how long to go on with a command while the database is away
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    PatientCommands(CustomerCommands commands, boolean rehearsal, Duration patience, LongSupplier nanoTime) {
        this.commands = commands;
        this.rehearsal = rehearsal;
        this.patienceNanos = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Carries out a command that is right at any version.
     *
     * @return as {@link CustomerCommands#submit}; with an {@link #isUncertain uncertain} failure only when the database
     *     stayed away for long. What depends on its failure runs on no worker
     */
    CompletableFuture<Outcome> carryOut(CustomerCommand command) {
        return submit(submissionOf(command))
                .exceptionallyComposeAsync(
                        failure -> isAway(failure) ? repeat(command, failure) : CompletableFuture.failedFuture(failure),
                        OFF_THE_WORKERS);
    }

    private Submission submissionOf(CustomerCommand command) {
        return rehearsal ? Submission.rehearsalOf(command) : Submission.of(command);
    }

    private CompletableFuture<Outcome> repeat(CustomerCommand command, Throwable first) {
        Submission again = submissionOf(command instanceof RegisterCustomer register ? register.again() : command);
        Throwable worst = first;
        long begun = nanoTime.getAsLong();
        while (nanoTime.getAsLong() - begun < patienceNanos) {
            LockSupport.parkNanos(AWAY_PAUSE);
            try {
                return CompletableFuture.completedFuture(submit(again).join());
            } catch (CompletionException failure) {
                if (failure.getCause() instanceof Rejection) {
                    return CompletableFuture.failedFuture(failure);
                }
                if (failure.getCause() instanceof DatabaseBehindLog) {
                    return CompletableFuture.failedFuture(isUncertain(worst) ? worst : failure);
                }
                worst = isUncertain(failure) ? failure : worst;
            }
        }
        return CompletableFuture.failedFuture(worst);
    }

    private CompletableFuture<Outcome> submit(Submission submission) {
        while (true) {
            try {
                return commands.submit(submission);
            } catch (Overloaded full) {
                LockSupport.parkNanos(OVERLOAD_PAUSE);
            }
        }
    }

    /** Not where somebody holds the customer: to wait for that again would hold up the neighbours, too. */
    private static boolean isAway(Throwable failure) {
        return causeOf(failure) instanceof StoreUnavailable away && !(away.getCause() instanceof Blocked);
    }

    /** Whether the command may have been carried out nevertheless. */
    boolean isUncertain(Throwable failure) {
        return !rehearsal && causeOf(failure) instanceof StoreUnavailable away && away.isUncertain();
    }

    /** What the command failed of. */
    static RuntimeException causeOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
