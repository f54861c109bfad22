package org.customerapi.write.application.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResults;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.application.port.in.ImportSummary;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.RegisterCustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CustomerImportTest {

    private static final int WINDOW = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ImportMode PLAIN = new ImportMode(false, false);

    private final Held commands = new Held();
    private final AtomicLong now = new AtomicLong();
    private final CustomerImport imports =
            new CustomerImport(commands, (_, _) -> Optional.empty(), UUID::randomUUID, WINDOW, PATIENCE, now::get);

    @Test
    void sharesTheRowsThatMayBeUnderWayAmongAllImports() throws ExecutionException, InterruptedException {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                commands) {
            List<Future<ImportSummary>> summaries = IntStream.range(0, 5)
                    .mapToObj(i -> clients.submit(
                            () -> imports.importAll(rows(40, "client" + i + "-"), PLAIN, "admin", new Told())))
                    .toList();
            Awaitility.await().until(() -> commands.waiting.size() == WINDOW);
            Awaitility.await().during(Duration.ofMillis(200)).until(() -> commands.waiting.size() == WINDOW);

            while (!summaries.stream().allMatch(Future::isDone)) {
                assertThat(commands.waiting).hasSizeLessThanOrEqualTo(WINDOW);
                commands.carryOutOne();
            }

            for (Future<ImportSummary> summary : summaries) {
                assertThat(summary.get().created()).isEqualTo(40);
            }
        }
    }

    @Test
    void letsNoRowOvertakeOneWithTheSameValueHoweverItIsComposed() throws ExecutionException, InterruptedException {
        Told told = new Told();
        List<ImportRow> rows = List.of(row(1, "\u00d6berg"), row(2, " O\u0308berg"), row(3, "other"));
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                commands) {
            Future<ImportSummary> summary =
                    clients.submit(() -> imports.importAll(new Given(rows, true), PLAIN, "admin", told));

            Awaitility.await().until(() -> commands.waiting.size() == 1);
            Awaitility.await().during(Duration.ofMillis(200)).until(() -> commands.waiting.size() == 1);
            while (!summary.isDone()) {
                commands.carryOutOne();
            }

            assertThat(summary.get().rows()).isEqualTo(3);
        }
        assertThat(told.lines).containsExactly(1L, 2L, 3L);
    }

    @Test
    void breaksOffWhereNoWriteIsTaken() {
        CustomerImport refused = new CustomerImport(
                _ -> CompletableFuture.failedFuture(new DatabaseBehindLog()),
                (_, _) -> Optional.empty(),
                UUID::randomUUID,
                WINDOW,
                PATIENCE,
                now::get);
        Told told = new Told();

        assertThatThrownBy(() -> refused.importAll(rows(100, "client"), PLAIN, "admin", told))
                .isInstanceOf(DatabaseBehindLog.class);

        assertThat(told.lines).hasSizeBetween(1, WINDOW + 1);
        assertThat(told.flushed).isPositive();
    }

    @Test
    void tellsOfRowsThatComeSlowlyBeforeItWaitsForTheNext() {
        commands.soon = true;
        Told told = new Told();
        List<Integer> toldBefore = new ArrayList<>();
        ImportRows slow = new Given(List.of(row(1, "a"), row(2, "b"), row(3, "c")), false) {
            @Override
            public boolean hasNext() {
                toldBefore.add(told.flushed);
                now.addAndGet(Duration.ofMillis(100).toNanos());
                return super.hasNext();
            }
        };

        imports.importAll(slow, PLAIN, "admin", told);

        assertThat(toldBefore).containsExactly(0, 1, 2, 3);
    }

    @Test
    void tellsOfAllRowsThatWereTakenBeforeTheirStreamBroke() {
        commands.atOnce = true;
        Told told = new Told();
        ImportRows broken = new Given(List.of(row(1, "a"), row(2, "b")), true) {
            @Override
            public boolean hasNext() {
                if (!super.hasNext()) {
                    throw new UncheckedIOException(new IOException("for the test"));
                }
                return true;
            }
        };

        assertThatThrownBy(() -> imports.importAll(broken, PLAIN, "admin", told))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(told.lines).containsExactly(1L, 2L);
        assertThat(told.flushed).isEqualTo(2);
    }

    private static ImportRows rows(int count, String prefix) {
        return new Given(
                IntStream.range(0, count).mapToObj(i -> row(i, prefix + i)).toList(), true);
    }

    private static ImportRow row(int line, String externalId) {
        CustomerDraft draft = new CustomerDraft(externalId, "Maria", null, null, null, null, null, List.of(), Map.of());
        return new ImportRow.Read(line, line, draft);
    }

    private static class Given implements ImportRows {

        private final Iterator<ImportRow> rows;
        private final boolean atHand;

        Given(List<ImportRow> rows, boolean atHand) {
            this.rows = rows.iterator();
            this.atHand = atHand;
        }

        @Override
        public boolean isAtHand() {
            return atHand;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public ImportRow next() {
            return rows.next();
        }
    }

    private static final class Told implements ImportResults {

        private final List<Long> lines = new ArrayList<>();
        private int flushed;

        @Override
        public void tell(ImportResult result) {
            lines.add(result.lines().first());
        }

        @Override
        public void flush() {
            flushed = lines.size();
        }
    }

    /** Carries commands out when it is told to. */
    private static final class Held implements CustomerCommands, AutoCloseable {

        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private volatile boolean atOnce;
        private volatile boolean soon;

        @Override
        public CompletableFuture<Outcome> submit(Submission submission) {
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            RegisterCustomer command = (RegisterCustomer) submission.command();
            Runnable work = () -> answer.complete(
                    new Outcome(command.decide(null, Instant.EPOCH).customer(), Outcome.Kind.CHANGED));
            if (atOnce) {
                work.run();
            } else if (soon) {
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(work);
            } else {
                waiting.add(work);
            }
            return answer;
        }

        /** Nothing waits any more, so that a test that fails comes to its end. */
        @Override
        public void close() {
            atOnce = true;
            waiting.forEach(Runnable::run);
        }

        void carryOutOne() {
            Runnable next = waiting.poll();
            if (next != null) {
                next.run();
            }
        }
    }
}
