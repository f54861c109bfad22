package org.customerapi.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.EventTracker.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTrackerTest {

    private static final String MARIA = "01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11";
    private static final String CHRISTINA = "01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e12";

    private final Map<String, Long> store = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final EventTracker tracker = new EventTracker(2, subject -> {
        asked.add(subject);
        return store.getOrDefault(subject, 0L);
    });

    @Test
    void callsEachNextEventNew() {
        for (long sequence = 1; sequence <= 3; sequence++) {
            assertThat(tracker.check(MARIA, sequence, 1)).isEqualTo(Verdict.NEW);
            tracker.applied(MARIA, sequence);
        }
    }

    @Test
    void callsARepetitionADuplicateWhateverItsTerm() {
        tracker.applied(MARIA, 4);

        assertThat(tracker.check(MARIA, 4, 7)).isEqualTo(Verdict.DUPLICATE);
        assertThat(tracker.check(MARIA, 2, 8)).isEqualTo(Verdict.DUPLICATE);
        assertThat(tracker.check(MARIA, 3, 6)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void callsAnEventOfAReplacedRelayLateAndTakesItFromTheNewOne() {
        assertThat(tracker.check(CHRISTINA, 1, 2)).isEqualTo(Verdict.NEW);
        tracker.applied(CHRISTINA, 1);

        assertThat(tracker.check(MARIA, 1, 1)).isEqualTo(Verdict.LATE);
        assertThat(tracker.check(MARIA, 2, 1)).isEqualTo(Verdict.LATE);
        assertThat(tracker.check(MARIA, 1, 2)).isEqualTo(Verdict.NEW);
    }

    @Test
    void callsASkippedSequenceAGap() {
        tracker.applied(MARIA, 1);

        assertThat(tracker.check(MARIA, 3, 1)).isEqualTo(Verdict.GAP);
        assertThat(tracker.check(CHRISTINA, 2, 1)).isEqualTo(Verdict.GAP);
    }

    @Test
    void judgesAnEventThatWasNotAppliedLikeTheFirstTime() {
        assertThat(tracker.check(MARIA, 1, 1)).isEqualTo(Verdict.NEW);
        assertThat(tracker.check(MARIA, 1, 1)).isEqualTo(Verdict.NEW);
    }

    @Test
    void asksTheStoreForWhatItDoesNotRememberOnly() {
        store.put(MARIA, 5L);

        assertThat(tracker.check(MARIA, 5, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(tracker.check(MARIA, 6, 1)).isEqualTo(Verdict.NEW);
        tracker.applied(MARIA, 6);
        assertThat(tracker.check(MARIA, 6, 1)).isEqualTo(Verdict.DUPLICATE);

        assertThat(asked).containsExactly(MARIA, MARIA);
    }

    @Test
    void forgetsTheCustomerThatItMetLongestAgo() {
        tracker.applied(MARIA, 1);
        tracker.applied(CHRISTINA, 1);
        tracker.check(MARIA, 2, 1);
        tracker.applied("01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e13", 1);

        tracker.check(MARIA, 2, 1);
        assertThat(asked).isEmpty();
        tracker.check(CHRISTINA, 2, 1);
        assertThat(asked).containsExactly(CHRISTINA);
    }

    @Test
    void neverGoesBack() {
        tracker.applied(MARIA, 5);
        tracker.applied(MARIA, 3);

        assertThat(tracker.check(MARIA, 5, 1)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void refusesWhatNoEventHas() {
        assertThatThrownBy(() -> tracker.check(MARIA, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventTracker(0, subject -> 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
