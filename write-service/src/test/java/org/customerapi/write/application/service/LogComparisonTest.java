package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayObserver;
import org.customerapi.write.domain.customer.DeleteCustomer;
import org.customerapi.write.domain.customer.ExpectedVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LogComparisonTest {

    private final FakeTopicEnd end = new FakeTopicEnd();
    private final List<List<LostChange>> told = new ArrayList<>();
    private final LogComparison comparison = new LogComparison(end, end, new Told());
    private final List<Submission> carriedOut = new ArrayList<>();
    private final CustomerCommands commands = new AdmittedCommands(
            submission -> {
                carriedOut.add(submission);
                return new CompletableFuture<>();
            },
            comparison);

    @Test
    void refusesWritesBeforeTheFirstLook() {
        assertRefused(StoreUnavailable.class);
        comparison.lookAtStart();
        assertTaken();
    }

    @Test
    void refusesWritesWhileTheDatabaseIsBehind() {
        UUID customer = end.lose();
        comparison.lookAtStart();
        assertThat(told).containsExactly(List.of(new LostChange(customer, 7, 5)));
        assertRefused();

        end.recover();
        comparison.look();
        assertTaken();
    }

    @Test
    void refusesWritesWhileARecoveryIsNotDone() {
        end.beingRecovered = true;
        comparison.look();
        assertRefused();

        end.beingRecovered = false;
        comparison.look();
        assertTaken();
    }

    @Test
    void takesWritesThoughKafkaIsAwayAtTheStart() {
        end.lose();
        end.away = true;
        comparison.lookAtStart();
        assertTaken();
        assertThat(comparison.isInDoubt()).isTrue();

        end.away = false;
        comparison.look();
        assertRefused();
    }

    @Test
    void goesOnRefusingWhenKafkaIsAwayLater() {
        end.lose();
        comparison.look();
        end.away = true;
        assertThatIllegalStateException().isThrownBy(comparison::look);
        comparison.doubt();
        assertRefused();
    }

    @Test
    void hasToLookAgainAfterADoubt() {
        comparison.look();
        assertThat(comparison.isInDoubt()).isFalse();
        comparison.doubt();
        assertThat(comparison.isInDoubt()).isTrue();
        assertTaken();
    }

    @Test
    void answersTheHighestTerm() {
        end.highestTerm = 12;
        assertThat(comparison.look()).isEqualTo(12);
    }

    private void assertRefused() {
        assertRefused(DatabaseBehindLog.class);
    }

    private void assertRefused(Class<? extends RuntimeException> refusal) {
        assertThat(submit())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(refusal);
        assertThat(carriedOut).isEmpty();
    }

    private void assertTaken() {
        CompletableFuture<?> answer = submit();
        assertThat(answer).isNotCompletedExceptionally();
        assertThat(carriedOut).hasSize(1);
        carriedOut.clear();
    }

    private CompletableFuture<?> submit() {
        return commands.submit(Submission.of(new DeleteCustomer(UUID.randomUUID(), ExpectedVersion.ANY, "somebody")));
    }

    private final class Told implements RelayObserver {
        @Override
        public void becameActive(long term) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void becamePassive(long term) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void published(OutboxQueue.Page page, List<OutboxQueue.Row> rows, double secondsSinceRead) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void failed(List<OutboxQueue.Row> rows, long term, RuntimeException cause) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void refused(EventLog.Refusal refusal) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void watermarkLost(Throwable cause) {
            throw new AssertionError("no relay is here");
        }

        @Override
        public void compared(List<LostChange> lost, boolean beingRecovered) {
            told.add(lost);
        }
    }
}
