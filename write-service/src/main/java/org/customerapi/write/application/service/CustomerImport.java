package org.customerapi.write.application.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.ImportCustomers;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportSummary;
import org.customerapi.write.domain.customer.PhoneFormat;

/**
 * Sends rows through the command pipeline, so many at a time that they make good groups and so few that others' commands
 * find room.
 */
public final class CustomerImport implements ImportCustomers {

    private final CustomerCommands commands;
    private final PhoneFormat phones;
    private final Supplier<UUID> ids;
    private final int window;

    /** @param window rows under way at the same time */
    public CustomerImport(CustomerCommands commands, PhoneFormat phones, Supplier<UUID> ids, int window) {
        this.commands = commands;
        this.phones = phones;
        this.ids = ids;
        this.window = window;
    }

    @Override
    public ImportSummary importAll(
            Iterator<ImportRow> rows, ImportMode mode, String actor, Consumer<ImportResult> results) {
        RowCommands submitter = new RowCommands(commands, phones, ids, mode, actor);
        Session session = new Session(submitter, results);
        while (rows.hasNext()) {
            session.take(rows.next());
        }
        session.tellAll();
        return session.summary;
    }

    private final class Session {

        private final RowCommands submitter;
        private final Consumer<ImportResult> results;
        private final Deque<CompletableFuture<ImportResult>> underWay = new ArrayDeque<>();
        private ImportSummary summary = ImportSummary.NONE;

        Session(RowCommands submitter, Consumer<ImportResult> results) {
            this.submitter = submitter;
            this.results = results;
        }

        void take(ImportRow row) {
            if (submitter.isUnderWay(row)) {
                // A later row with the same email or externalId must find what the earlier one left.
                tellAll();
            }
            if (underWay.size() == window) {
                tellOldest();
            }
            underWay.add(submitter.submit(row));
            while (!underWay.isEmpty() && underWay.element().isDone()) {
                tellOldest();
            }
        }

        void tellAll() {
            while (!underWay.isEmpty()) {
                tellOldest();
            }
        }

        private void tellOldest() {
            ImportResult result = underWay.remove().join();
            submitter.isDone(result.row());
            summary = summary.plus(result);
            results.accept(result);
        }
    }
}
