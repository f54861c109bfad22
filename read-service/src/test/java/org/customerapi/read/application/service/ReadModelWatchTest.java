package org.customerapi.read.application.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Watermark;
import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;
import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.RebuildStatus;

import static org.assertj.core.api.Assertions.assertThat;

class ReadModelWatchTest {

    private static final Instant COMPLETE = Instant.parse("2026-06-01T10:00:00Z");

    private final List<String> resumed = new ArrayList<>();
    private final List<String> prepared = new ArrayList<>();
    private final MemoryGenerations generations = new MemoryGenerations();
    private final Completeness completeness = new Completeness();
    private final MemoryHistories histories = new MemoryHistories();
    private final ListLog log = new ListLog();
    private final ReadModelWatch watch =
            new ReadModelWatch(this::prepare, log, generations, histories, completeness, new Resumed());

    @BeforeEach
    void projectEverything() {
        completeness.topicCompleteUpTo(new Watermark(COMPLETE, 1, Map.of(0, 7L)));
        completeness.projectionReached(Map.of(0, 7L));
    }

    @Test
    void claimsNothingBeforeTheFirstLook() {
        assertThat(completeness.asOf()).isEmpty();

        watch.look();

        assertThat(completeness.asOf()).contains(COMPLETE);
        assertThat(resumed).isEmpty();
    }

    @Test
    void claimsNothingWhileTheIndexLacksEventsAndHasThemRead() {
        watch.look();
        generations.markUnfinished("live");

        watch.look();

        assertThat(completeness.asOf()).isEmpty();
        assertThat(resumed).containsExactly("live");
        generations.finished("live");
        watch.look();
        assertThat(completeness.asOf()).contains(COMPLETE);
    }

    @Test
    void preparesWhatItCanAndHasTheLogReadWhenCustomersAreLost() {
        watch.look();
        assertThat(watch.isMissing()).isFalse();
        generations.lose();

        watch.look();

        assertThat(watch.isMissing()).isTrue();
        assertThat(completeness.asOf()).isEmpty();
        assertThat(prepared).containsExactly("may not be empty");
        assertThat(resumed).containsExactly("none");
    }

    @Test
    void hasTheLogReadForHistoriesThoughCustomersAreComplete() {
        histories.lose();

        watch.look();

        assertThat(completeness.asOf()).contains(COMPLETE);
        assertThat(resumed).containsExactly("live");
    }

    private void prepare(BooleanSupplier projectionFillsIt) {
        prepared.add(projectionFillsIt.getAsBoolean() ? "may be empty" : "may not be empty");
        throw new ReadModelMissing(null);
    }

    private final class Resumed implements RebuildReadModel {

        @Override
        public RebuildStatus start(@Nullable String restoredFrom) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RebuildStatus swapBack() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume() {
            resumed.add(generations.answering().map(Answering::index).orElse("none"));
        }

        @Override
        public RebuildStatus status() {
            return RebuildStatus.NONE;
        }
    }
}
