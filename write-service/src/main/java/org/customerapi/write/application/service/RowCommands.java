package org.customerapi.write.application.service;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResult.Effect;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.CustomerNotFound;
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

    /** Whoever has the externalId may be deleted before the row replaces them. */
    private static final int UPSERT_TRIES = 3;

    private final PatientCommands commands;
    private final PhoneFormat phones;
    private final Supplier<UUID> ids;
    private final ImportMode mode;
    private final String actor;

    RowCommands(PatientCommands commands, PhoneFormat phones, Supplier<UUID> ids, ImportMode mode, String actor) {
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
        ImportRow.Lines lines = prepared.row().lines();
        CustomerDetails details = prepared.details();
        if (details == null) {
            return CompletableFuture.completedFuture(
                    new ImportResult.Rejected(lines, Objects.requireNonNull(prepared.why())));
        }
        return register(lines, details, UPSERT_TRIES);
    }

    private CompletableFuture<ImportResult> register(ImportRow.Lines lines, CustomerDetails details, int tries) {
        UUID id = ids.get();
        return commands.carryOut(new RegisterCustomer(id, details, actor))
                .thenApply(outcome -> taken(lines, outcome, Effect.CREATED))
                .exceptionallyCompose(failure -> mode.upsert()
                                && PatientCommands.causeOf(failure) instanceof AlreadyTaken taken
                                && taken.value().field() == Field.EXTERNAL_ID
                        ? replace(lines, taken.holder(), details, tries - 1)
                        : CompletableFuture.completedFuture(failed(lines, id, failure)));
    }

    private CompletableFuture<ImportResult> replace(
            ImportRow.Lines lines, UUID id, CustomerDetails details, int tries) {
        return commands.carryOut(new ReplaceCustomer(id, details, ExpectedVersion.ANY, actor))
                .thenApply(outcome -> taken(
                        lines, outcome, outcome.kind() == Outcome.Kind.UNCHANGED ? Effect.UNCHANGED : Effect.UPDATED))
                .exceptionallyCompose(
                        failure -> PatientCommands.causeOf(failure) instanceof CustomerNotFound && tries > 0
                                ? register(lines, details, tries)
                                : CompletableFuture.completedFuture(failed(lines, id, failure)));
    }

    private ImportResult taken(ImportRow.Lines lines, Outcome outcome, Effect effect) {
        return mode.dryRun()
                ? new ImportResult.Valid(lines)
                : new ImportResult.Taken(lines, effect, outcome.customer());
    }

    private ImportResult failed(ImportRow.Lines lines, UUID id, Throwable failure) {
        return commands.isUncertain(failure)
                ? new ImportResult.Unknown(lines, id)
                : new ImportResult.Rejected(lines, PatientCommands.causeOf(failure));
    }
}
