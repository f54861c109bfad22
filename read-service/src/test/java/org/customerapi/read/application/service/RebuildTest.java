package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.RebuildObserver;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.Extent;
import org.customerapi.read.domain.HistoryEntry;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;
import org.customerapi.read.fixture.MemoryRebuildRegister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

class RebuildTest {

    private final List<CustomerEvent> log = new ArrayList<>();
    private final Map<String, Map<UUID, Long>> indexes = new HashMap<>(Map.of("live", new HashMap<>()));
    private final List<String> hindrances = new ArrayList<>();
    private final Generations generations = new Generations();
    private final MemoryRebuildRegister register = new MemoryRebuildRegister();
    private final Rebuild rebuild = new Rebuild(
            generations,
            _ -> new Walk(),
            new NoHistory(),
            register,
            Runnable::run,
            new Hindrances(),
            new LeapingClock());

    private Runnable hindered = () -> {};
    private boolean writesGoOn;
    private int refusals;
    private RuntimeException refusal = new ReadModelUnavailable("for the test", null);
    private Duration leap = Duration.ZERO;
    private int searchable;

    @Test
    void passesTheComparisonWhileWritesGoOn() {
        write();
        writesGoOn = true;

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.current).isEqualTo("next");
    }

    @Test
    void keepsTheOldIndexWhenTheLogDoesNotReachBack() {
        write();
        log.clear();
        write();

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(generations.current).isEqualTo("live");
        assertThat(indexes).containsOnlyKeys("live");
    }

    @Test
    void waitsOutBeforeTheSwapWhatPasses() {
        write();
        refusals = 2;

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(hindrances).containsExactly("next", "next");
        assertThat(versionsIn("next")).hasSize(1);
    }

    @Test
    void givesUpBeforeTheSwapWhatDoesNotPass() {
        write();
        refusals = 1;
        refusal = new IllegalStateException("for the test");

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(hindrances).isEmpty();
        assertThat(indexes).containsOnlyKeys("live");
    }

    @Test
    void givesUpBeforeTheSwapWhatDoesNotPassForAnHour() {
        write();
        refusals = Integer.MAX_VALUE;
        leap = Duration.ofMinutes(20);

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.FAILED);
        assertThat(rebuild.status().detail()).isEqualTo("for the test");
        assertThat(hindrances).isNotEmpty();
        assertThat(indexes).containsOnlyKeys("live");
    }

    @Test
    void endsOnceAnotherOneTookOverWhileItWaits() {
        write();
        refusals = Integer.MAX_VALUE;
        hindered = () -> register.pushIn(RebuildStatus.begun(Instant.EPOCH));
        leap = Duration.ofSeconds(2);

        rebuild.start(null);

        assertThat(generations.current).isEqualTo("live");
        assertThat(rebuild.status().state()).isEqualTo(State.READING);
        assertThat(hindrances).hasSize(1);
    }

    @Test
    void doesNotSwapBeforeTheRegisterSaysThatNoOtherTookOver() {
        write();
        generations.beforeComparison = () -> {
            register.pushIn(RebuildStatus.begun(Instant.EPOCH));
            register.beAway(1);
        };

        rebuild.start(null);

        assertThat(generations.current).isEqualTo("live");
    }

    @Test
    void readsOnAfterTheSwapHoweverOftenThatFails() {
        write();
        generations.afterSwap = () -> {
            log.add(created(aCustomer().build()));
            refusals = 3;
        };

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(rebuild.status().detail()).isNull();
        assertThat(versionsIn("next")).hasSize(2);
        assertThat(searchable).isEqualTo(2);
        assertThat(hindrances).containsExactly("next", "next", "next");
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void goesOnWhenOnlyTheAnswerToTheSwapIsLost() {
        write();
        generations.afterSwap = () -> {
            throw new ReadModelUnavailable("for the test", null);
        };

        rebuild.start(null);

        assertThat(rebuild.status().state()).isEqualTo(State.DONE);
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void finishesWhatWasCutOffAfterTheSwap() {
        log.add(created(aCustomer().build()));
        generations.marked = "live";

        rebuild.resume();

        assertThat(versionsIn("live")).hasSize(1);
        assertThat(generations.unfinished()).isEmpty();
    }

    @Test
    void refusesASecondOneWhileOneIsRunningSomewhere() {
        register.pushIn(RebuildStatus.begun(Instant.EPOCH));

        assertThatExceptionOfType(InvalidState.class).isThrownBy(() -> rebuild.start(null));
        assertThat(indexes).containsOnlyKeys("live");
    }

    @Test
    void doesNotSwapOnceAnotherOneTookOver() {
        write();
        generations.beforeComparison = () -> register.pushIn(RebuildStatus.begun(Instant.EPOCH));

        rebuild.start(null);

        assertThat(generations.current).isEqualTo("live");
        assertThat(rebuild.status().state()).isEqualTo(State.READING);
        assertThat(indexes).containsOnlyKeys("live");
    }

    private Map<UUID, Long> versionsIn(String index) {
        return Objects.requireNonNull(indexes.get(index));
    }

    /** To the log, and by the projection to the index that answers. */
    private void write() {
        CustomerEvent event = created(aCustomer().build());
        log.add(event);
        versionsIn(generations.current).put(event.customerId(), event.version());
    }

    private final class Generations implements IndexGenerations {

        private String current = "live";
        private @Nullable String marked;
        private Runnable beforeComparison = () -> {};
        private Runnable afterSwap = () -> {};

        @Override
        public String current() {
            return current;
        }

        @Override
        public Optional<String> previous() {
            return Optional.empty();
        }

        @Override
        public String makeNext() {
            indexes.put("next", new HashMap<>());
            return "next";
        }

        @Override
        public ReadModel writerOf(String index) {
            return new Writer(index);
        }

        @Override
        public Extent extentOf(String index) {
            beforeComparison.run();
            if (writesGoOn) {
                write();
            }
            Map<UUID, Long> versions = versionsIn(index);
            return new Extent(
                    versions.size(),
                    versions.values().stream().mapToLong(Long::longValue).sum());
        }

        @Override
        public long customersIn(String index) {
            return versionsIn(index).size();
        }

        @Override
        public void swap(String old, String index) {
            if (!current.equals(old)) {
                throw new InvalidState("for the test");
            }
            current = index;
            marked = index;
            afterSwap.run();
        }

        @Override
        public Optional<String> unfinished() {
            return Optional.ofNullable(marked).filter(current::equals);
        }

        @Override
        public void finished(String index) {
            marked = null;
        }

        @Override
        public void drop(String index) {
            indexes.remove(index);
        }
    }

    private final class Writer implements ReadModel {

        private final String index;

        Writer(String index) {
            this.index = index;
        }

        @Override
        public List<Outcome> apply(List<CustomerEvent> events) {
            if (refusals > 0) {
                refusals--;
                throw refusal;
            }
            events.forEach(event -> versionsIn(index).put(event.customerId(), event.version()));
            return events.stream().map(event -> (Outcome) new Outcome.Applied()).toList();
        }

        @Override
        public CompletionStage<Void> searchable() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void makeSearchable() {
            searchable = versionsIn(index).size();
        }

        @Override
        public boolean makeSearchableWithin(Duration patience) {
            return true;
        }
    }

    private final class Walk implements EventLog.Replay {

        private int position;
        private int end = log.size();

        @Override
        public List<CustomerEvent> next() {
            return List.of(log.get(position++));
        }

        @Override
        public boolean isAtEnd() {
            return position >= end;
        }

        @Override
        public void lookAgain() {
            end = log.size();
        }

        @Override
        public long read() {
            return position;
        }

        @Override
        public long size() {
            return end;
        }

        @Override
        public void close() {}
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

    /** Each look at it costs time. */
    private final class LeapingClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plus(leap);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoHistory implements EventHistory {

        @Override
        public void append(List<CustomerEvent> events) {}

        @Override
        public List<HistoryEntry> read(UUID id, long fromVersion, long toVersion) {
            return List.of();
        }
    }
}
