package org.customerapi.write.application.service;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.ImportCustomers;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResults;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.application.port.in.ImportSummary;
import org.customerapi.write.domain.customer.PhoneFormat;
import org.customerapi.write.domain.customer.UniqueValue;

/**
 * Sends rows through the command pipeline, so many at a time that they make good groups and so few that others' commands
 * find room, however many imports there are.
 */
public final class CustomerImport implements ImportCustomers {

    /** Where the last row was waited for longer, what became of it is told before the next is waited for. */
    private static final long SLOW_NANOS = Duration.ofMillis(50).toNanos();

    private final CustomerCommands commands;
    private final PhoneFormat phones;
    private final Supplier<UUID> ids;
    private final int window;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Semaphore places;

    /**
     * Makes the one that all imports share.
     *
     * @param window rows of all imports under way at the same time
     * @param patience how long to go on with a row while the database is away
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public CustomerImport(
            CustomerCommands commands,
            PhoneFormat phones,
            Supplier<UUID> ids,
            int window,
            Duration patience,
            LongSupplier nanoTime) {
        this.commands = commands;
        this.phones = phones;
        this.ids = ids;
        this.window = window;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.places = new Semaphore(window, true);
    }

    @Override
    public ImportSummary importAll(ImportRows rows, ImportMode mode, String actor, ImportResults results) {
        PatientCommands patient = new PatientCommands(commands, mode.dryRun(), patience, nanoTime);
        Session session = new Session(new RowCommands(patient, phones, ids, mode, actor), results);
        try {
            while (session.awaitNext(rows)) {
                session.take(rows.next());
            }
            session.tellAll();
            return session.summary;
        } catch (UncheckedIOException | DatabaseBehindLog brokenOff) {
            // What was taken stays, so it is told.
            session.tellAllThatIsLeft();
            results.flush();
            throw brokenOff;
        }
    }

    /** A row that has been submitted, and what no later row may overtake it with. */
    private record UnderWay(Set<UniqueValue> values, CompletableFuture<ImportResult> result) {}

    private final class Session {

        private final RowCommands submitter;
        private final ImportResults results;
        private final Deque<UnderWay> underWay = new ArrayDeque<>();
        private final Set<UniqueValue> values = new HashSet<>();
        private ImportSummary summary = ImportSummary.NONE;
        private boolean slow;

        Session(RowCommands submitter, ImportResults results) {
            this.submitter = submitter;
            this.results = results;
        }

        /** Whether there is one. Results are passed on before the client is waited for, who may be waiting for them. */
        boolean awaitNext(ImportRows rows) {
            if (hasBegun() && !rows.isAtHand()) {
                if (slow) {
                    tellAll();
                }
                results.flush();
            }
            long before = nanoTime.getAsLong();
            boolean more = rows.hasNext();
            slow = nanoTime.getAsLong() - before > SLOW_NANOS;
            return more;
        }

        private boolean hasBegun() {
            return summary.rows() > 0 || !underWay.isEmpty();
        }

        void take(ImportRow row) {
            RowCommands.Prepared prepared = submitter.prepare(row);
            if (!Collections.disjoint(values, prepared.values())) {
                // A later row with the same email or externalId must find what the earlier one left.
                tellAll();
            }
            if (underWay.size() == window) {
                tellOldest();
            }
            values.addAll(prepared.values());
            underWay.add(new UnderWay(prepared.values(), submit(prepared)));
            while (!underWay.isEmpty() && underWay.element().result().isDone()) {
                tellOldest();
            }
        }

        private CompletableFuture<ImportResult> submit(RowCommands.Prepared row) {
            places.acquireUninterruptibly();
            return submitter.submit(row).whenComplete((_, _) -> places.release());
        }

        void tellAll() {
            while (!underWay.isEmpty()) {
                tellOldest();
            }
        }

        void tellAllThatIsLeft() {
            while (!underWay.isEmpty()) {
                tell(underWay.remove());
            }
        }

        /** Where no write is taken until somebody has recovered the database, all rows to come would be refused in a flash. */
        private void tellOldest() {
            ImportResult result = tell(underWay.remove());
            if (result instanceof ImportResult.Rejected rejected
                    && rejected.why() instanceof DatabaseBehindLog behind) {
                throw behind;
            }
        }

        private ImportResult tell(UnderWay row) {
            ImportResult result = row.result().join();
            values.removeAll(row.values());
            summary = summary.plus(result);
            results.tell(result);
            return result;
        }
    }
}
