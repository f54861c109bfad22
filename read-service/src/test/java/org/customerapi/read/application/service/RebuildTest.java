package org.customerapi.read.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;
import org.customerapi.read.fixture.MemoryRebuildRegister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

class RebuildTest {

    private final ListLog log = new ListLog();
    private final MemoryHistories histories = new MemoryHistories();
    private final List<String> hindrances = new ArrayList<>();
    private final MemoryGenerations generations = new MemoryGenerations();
    private final MemoryRebuildRegister register = new MemoryRebuildRegister();
    private final LeapingClock clock = new LeapingClock();
    private final Rebuild rebuild =
            new Rebuild(generations, log, histories, histories, register, Runnable::run, new Hindrances(), clock);

    private Runnable hindered = () -> {};

    @Test
    void passesTheComparisonWhileWritesGoOn() {
        write();
        generations.beforeComparison(this::write);

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.current()).isEqualTo("next");
    }

    /** As when the instance is about to end. */
    @Test
    void isNotLeftAsRunningWhereItNeverBegins() {
        Rebuild late = new Rebuild(
                generations,
                log,
                histories,
                histories,
                register,
                _ -> {
                    throw new RejectedExecutionException("for the test");
                },
                new Hindrances(),
                clock);

        assertThatThrownBy(() -> late.start(null)).isInstanceOf(RejectedExecutionException.class);

        assertThat(late.status().state()).isEqualTo(State.FAILED);
    }

    @Test
    void keepsTheOldIndexWhenTheLogDoesNotReachBack() {
        write();
        log.clear();
        write();

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(generations.current()).isEqualTo("live");
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void keepsTheOldIndexForOneCustomerHoweverManyNewOnesTheLogHas() {
        write();
        CustomerEvent lost = created(aCustomer().build());
        generations.put("live", lost);
        log.add(created(aCustomer().build()));
        log.add(created(aCustomer().build()));

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(rebuild.status().detail())
                .contains("lacks 1 of the customers of live", lost.customerId().toString());
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void keepsTheOldIndexForAVersionHoweverManyNewCustomersTheLogHas() {
        write();
        CustomerEvent first = created(aCustomer().build());
        log.add(first);
        generations.put("live", movedTo("Lost", first));
        log.add(created(aCustomer().build()));
        log.add(created(aCustomer().build()));

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void comparesAnewWhenElasticsearchHasLostAView() {
        write();
        generations.expire(2);

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(hindrances).containsExactly("next", "next");
    }

    @Test
    void refusesALogWithoutItsBeginningThoughTheOldIndexHoldsNoMore() {
        write();
        log.cut();

        assertThat(rebuild.start(null).state()).isEqualTo(State.FAILED);

        assertThat(rebuild.status().detail()).contains("restoredFrom");
        assertThat(generations.current()).isEqualTo("live");
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void takesALogWithoutItsBeginningWhenOlderEventsWereRestored() {
        write();
        log.cut();

        rebuild.start("restored");

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.current()).isEqualTo("next");
    }

    @Test
    void waitsOutBeforeTheSwapWhatPasses() {
        write();
        generations.refuse(2);

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(hindrances).containsExactly("next", "next");
        assertThat(generations.versionsIn("next")).hasSize(1);
    }

    @Test
    void givesUpBeforeTheSwapWhatDoesNotPass() {
        write();
        generations.refuse(1, new IllegalStateException("for the test"));

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(hindrances).isEmpty();
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void givesUpBeforeTheSwapWhatDoesNotPassForAnHour() {
        write();
        generations.refuse(Integer.MAX_VALUE);
        clock.leap(Duration.ofMinutes(20));

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(rebuild.status().detail()).isEqualTo("for the test");
        assertThat(hindrances).isNotEmpty();
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void waitsForTheLogHoweverLongAtEveryStep() {
        write();
        log.falter();
        clock.leap(Duration.ofHours(1));

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(hindrances).hasSizeGreaterThan(6).containsOnly("next");
        assertThat(generations.versionsIn("next")).hasSize(1);
    }

    @Test
    void endsOnceAnotherOneTookOverWhileItWaits() {
        write();
        generations.refuse(Integer.MAX_VALUE);
        hindered = () -> register.pushIn(RebuildStatus.begun(Instant.EPOCH));
        clock.leap(Duration.ofSeconds(2));

        rebuild.start(null);

        assertThat(generations.current()).isEqualTo("live");
        assertThat(rebuild.status().state()).isEqualTo(State.READING);
        assertThat(hindrances).hasSize(1);
    }

    @Test
    void doesNotSwapBeforeTheRegisterSaysThatNoOtherTookOver() {
        write();
        generations.beforeComparison(() -> {
            register.pushIn(RebuildStatus.begun(Instant.EPOCH));
            register.beAway(1);
        });

        rebuild.start(null);

        assertThat(generations.current()).isEqualTo("live");
    }

    @Test
    void readsOnAfterTheSwapHoweverOftenThatFails() {
        write();
        generations.afterSwap(() -> {
            log.add(created(aCustomer().build()));
            generations.refuse(3);
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(rebuild.status().detail()).isNull();
        assertThat(generations.versionsIn("next")).hasSize(2);
        assertThat(generations.searchable()).isEqualTo(2);
        assertThat(hindrances).containsExactly("next", "next", "next");
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void goesOnWhenOnlyTheAnswerToTheSwapIsLost() {
        write();
        clock.leap(Duration.ofSeconds(2));
        generations.afterSwap(() -> {
            throw new ReadModelUnavailable("for the test", null);
        });

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void finishesWhatWasCutOffAfterTheSwap() {
        log.add(created(aCustomer().build()));
        generations.markUnfinished("live");

        rebuild.resume();

        assertThat(generations.versionsIn("live")).hasSize(1);
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void leavesWhatWasCutOffToTheOneThatFinishesIt() {
        log.add(created(aCustomer().build()));
        generations.markUnfinished("live");
        register.pushIn(RebuildStatus.begun(Instant.EPOCH));

        rebuild.resume();

        assertThat(generations.unfinished()).isPresent();
    }

    @Test
    void refusesASecondOneWhileOneIsRunningSomewhere() {
        register.pushIn(RebuildStatus.begun(Instant.EPOCH));

        assertThatExceptionOfType(InvalidState.class).isThrownBy(() -> rebuild.start(null));
        assertThat(generations.names()).containsExactly("live");
    }

    @Test
    void doesNotSwapOnceAnotherOneTookOver() {
        write();
        generations.beforeComparison(() -> register.pushIn(RebuildStatus.begun(Instant.EPOCH)));

        rebuild.start(null);

        assertThat(generations.current()).isEqualTo("live");
        assertThat(rebuild.status().state()).isEqualTo(State.READING);
        assertThat(generations.names()).containsExactly("live");
    }

    /** To the log, and by the projection to the index that answers. */
    private void write() {
        CustomerEvent event = created(aCustomer().build());
        log.add(event);
        generations.put(generations.current(), event);
    }

    private final class Hindrances implements RebuildObserver {

        @Override
        public void hindered(String index, RuntimeException failure) {
            hindrances.add(index);
            hindered.run();
        }

        @Override
        public void failed(String index, RuntimeException failure) {}
    }
}
