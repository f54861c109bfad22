package org.customerapi.write.application.service;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

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
import org.customerapi.write.domain.customer.UniqueValue;
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

    RowCommands(CustomerCommands commands, PhoneFormat phones, Supplier<UUID> ids, ImportMode mode, String actor) {
        this.commands = commands;
        this.phones = phones;
        this.ids = ids;
        this.mode = mode;
        this.actor = actor;
    }

    /**
     * A row, checked.
     *
     * @param details {@code null} when it cannot be taken
     * @param why it cannot be taken
     */
    record Prepared(
            ImportRow row,
            @Nullable CustomerDetails details,
            @Nullable InvalidInput why) {

        /** What a later row must not overtake: of two rows with the same email, the first is to have it. */
        Set<UniqueValue> values() {
            return details == null ? Set.of() : details.uniqueValues();
        }
    }

    Prepared prepare(ImportRow row) {
        return switch (row) {
            case ImportRow.Broken broken -> new Prepared(row, null, broken.why());
            case ImportRow.Read readable -> prepare(readable);
        };
    }

    private Prepared prepare(ImportRow.Read row) {
        try {
            return new Prepared(row, CustomerDetails.from(row.draft(), phones), null);
        } catch (InvalidInput invalid) {
            return new Prepared(row, null, invalid);
        }
    }

    /** Never completes exceptionally: what goes wrong is the row's result. */
    CompletableFuture<ImportResult> submit(Prepared prepared) {
        ImportRow row = prepared.row();
        CustomerDetails details = prepared.details();
        if (details == null) {
            return CompletableFuture.completedFuture(
                    new ImportResult.Rejected(row, Objects.requireNonNull(prepared.why())));
        }
        return carryOut(new RegisterCustomer(ids.get(), details, actor))
                .thenApply(outcome -> taken(row, outcome, Effect.CREATED))
                .exceptionallyComposeAsync(failure -> replaceOrReject(row, details, causeOf(failure)), OFF_THE_WORKERS);
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

    private static RuntimeException causeOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
