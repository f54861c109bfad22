package org.customerapi.read.application.service;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus.State;
import org.customerapi.read.fixture.MemoryRebuildRegister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

class UnansweredSwapTest {

    private final ListLog log = new ListLog();
    private final MemoryGenerations generations = new MemoryGenerations();
    private final MemoryHistories histories = new MemoryHistories();
    private final LeapingClock clock = new LeapingClock();
    private final Rebuild rebuild = new Rebuild(
            generations,
            log,
            histories,
            histories,
            new MemoryRebuildRegister(),
            Runnable::run,
            new Unobserved(),
            clock);

    @BeforeEach
    void write() {
        CustomerEvent event = created(aCustomer().build());
        log.add(event);
        generations.put("live", event);
        clock.leap(Duration.ofSeconds(2));
    }

    @Test
    void waitsForASwapThatComesAfterTheClientGaveUp() {
        generations.beforeSwap(() -> {
            generations.swapLate("next", 3);
            throw new ReadModelUnavailable("for the test", null);
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.current()).isEqualTo("next");
        assertThat(generations.names()).contains("next");
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void goesOnWhenTheSwapWasAskedForTwiceAndRefusedTheSecondTime() {
        generations.afterSwap(() -> {
            log.add(created(aCustomer().build()));
            throw new InvalidState("for the test");
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.versionsIn("next")).hasSize(2);
    }

    /** A node that has not heard of the swap leads what it is sent to the old index, and the group's offsets go on. */
    @Test
    void readsWhatWasWrittenToTheOldIndexUntilEveryNodeKnowsOfTheSwap() {
        generations.afterSwap(() -> {
            clock.in(Duration.ofSeconds(100), () -> log.add(created(aCustomer().build())));
            throw new ReadModelUnavailable("Not every node knows yet", null);
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.versionsIn("next")).hasSize(2);
    }

    @Test
    void removesNothingThatMayAnswerYetAndFinishesItThen() {
        generations.beforeSwap(() -> {
            throw new ReadModelUnavailable("for the test", null);
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(rebuild.status().detail()).contains("for the test");
        assertThat(generations.names()).containsExactlyInAnyOrder("live", "next");

        log.add(created(aCustomer().build()));
        generations.swapLate("next", 0);
        clock.leap(Duration.ofMinutes(1));
        rebuild.resume();
        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.versionsIn("next")).hasSize(2);
    }

    private static final class Unobserved implements RebuildObserver {

        @Override
        public void hindered(String index, RuntimeException failure) {}

        @Override
        public void failed(String index, RuntimeException failure) {}
    }
}
