package org.customerapi.read.application.service;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;
import org.customerapi.read.fixture.MemoryRebuildRegister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

class LostReadModelTest {

    private final CustomerEvent event = created(aCustomer().build());
    private final ListLog log = new ListLog();
    private final MemoryGenerations generations = new MemoryGenerations();
    private final MemoryHistories histories = new MemoryHistories();
    private final MemoryRebuildRegister register = new MemoryRebuildRegister();
    private final LeapingClock clock = new LeapingClock();
    private final Rebuild rebuild =
            new Rebuild(generations, log, histories, histories, register, Runnable::run, new Observed(), clock);
    private Runnable onHindrance = () -> {};

    @BeforeEach
    void write() {
        log.add(event);
        generations.put("live", event);
        clock.leap(Duration.ofSeconds(1));
    }

    @Test
    void readsTheLogForCustomers() {
        generations.lose();
        histories.lose();
        generations.beforeSwap(() -> assertThat(generations.searchable()).isEqualTo(1));

        rebuild.resume();

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.versionsIn(generations.current())).containsEntry(event.customerId(), 1L);
        assertThat(generations.unfinished()).isEmpty();
        assertThat(histories.events()).containsExactly(event);
        assertThat(histories.isUnfinished()).isFalse();
    }

    @Test
    void keepsAnIndexThatLostNothingButItsAliasUntilTheNextOneAnswers() {
        generations.loseAlias();
        generations.beforeSwap(() -> assertThat(generations.names()).contains("live"));

        rebuild.resume();

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.current()).isEqualTo("next");
    }

    /** Which is said once, as reading the same log again would change nothing. */
    @Test
    void keepsAnIndexWithoutItsAliasThatHoldsMoreThanTheLog() {
        CustomerEvent lost = created(aCustomer().build());
        generations.put("live", lost);
        generations.loseAlias();

        rebuild.resume();

        RebuildStatus failed = rebuild.status();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.detail()).contains(lost.customerId().toString());
        assertThat(generations.answering()).isEmpty();
        assertThat(generations.names()).containsExactly("live");
        clock.leap(Duration.ofMinutes(1));
        rebuild.resume();
        assertThat(rebuild.status()).isEqualTo(failed);

        generations.lose();
        rebuild.resume();
        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
    }

    @Test
    void leavesAnEmptyReadModelToAProjectionThatHasReadNothing() {
        generations.lose();
        log.leaveUnread();

        rebuild.resume();

        assertThat(rebuild.status()).isEqualTo(RebuildStatus.NONE);
        assertThat(generations.names()).isEmpty();
    }

    @Test
    void saysOnceWhatItNeedsWhenTheLogHasLostItsBeginning() {
        generations.lose();
        log.cut();

        rebuild.resume();

        RebuildStatus refused = rebuild.status();
        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.detail()).contains("restoredFrom");
        assertThat(generations.answering()).isEmpty();
        clock.leap(Duration.ofMinutes(1));
        rebuild.resume();
        assertThat(rebuild.status()).isEqualTo(refused);

        rebuild.start("restored");
        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.versionsIn(generations.current())).hasSize(1);
    }

    @Test
    void readsTheLogForHistories() {
        histories.lose();

        rebuild.resume();

        assertThat(histories.events()).containsExactly(event);
        assertThat(histories.isUnfinished()).isFalse();
        assertThat(generations.current()).isEqualTo("live");
    }

    @Test
    void doesNotTakeHistoriesForCompleteThatTheLogHasNoMore() {
        histories.lose();
        log.cut();
        generations.markUnfinished("live");

        rebuild.resume();

        assertThat(generations.unfinished()).isEmpty();
        assertThat(histories.isUnfinished()).isTrue();
        clock.leap(Duration.ofMinutes(1));
        rebuild.resume();
        assertThat(rebuild.status().detail()).contains("restoredFrom");
        assertThat(histories.isUnfinished()).isTrue();
    }

    @Test
    void leavesAnIndexAloneThatAnswersNoMore() {
        generations.markUnfinished("live");
        generations.refuse(Integer.MAX_VALUE);
        onHindrance = generations::lose;

        rebuild.resume();

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
    }

    @Test
    void endsWithTheInstance() {
        generations.markUnfinished("live");
        generations.refuse(Integer.MAX_VALUE);
        onHindrance = Thread.currentThread()::interrupt;

        rebuild.resume();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
    }

    @Test
    void endsQuietlyWhereTheRegisterIsClosed() {
        generations.markUnfinished("live");
        generations.refuse(Integer.MAX_VALUE);
        onHindrance = () -> {
            register.close();
            Thread.currentThread().interrupt();
        };

        assertThatNoException().isThrownBy(rebuild::resume);

        assertThat(Thread.interrupted()).isTrue();
    }

    private final class Observed implements RebuildObserver {

        @Override
        public void hindered(String index, RuntimeException failure) {
            onHindrance.run();
        }

        @Override
        public void failed(String index, RuntimeException failure) {}
    }
}
