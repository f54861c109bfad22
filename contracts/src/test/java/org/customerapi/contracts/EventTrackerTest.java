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
    private static final String ANA = "01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e13";

    private final Map<String, Long> store = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private long offset;
    private final EventTracker tracker = new EventTracker(2, subject -> {
        asked.add(subject);
        return store.getOrDefault(subject, 0L);
    });

    @Test
    void callsEachNextEventNew() {
        for (long sequence = 1; sequence <= 3; sequence++) {
            assertThat(check(MARIA, sequence, 1)).isEqualTo(Verdict.NEW);
            tracker.applied(MARIA, sequence);
        }
    }

    @Test
    void callsARepetitionADuplicateWhateverItsTerm() {
        tracker.applied(MARIA, 4);

        assertThat(check(MARIA, 4, 7)).isEqualTo(Verdict.DUPLICATE);
        assertThat(check(MARIA, 2, 8)).isEqualTo(Verdict.DUPLICATE);
        assertThat(check(MARIA, 3, 6)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void callsAnEventOfAReplacedRelayLateAndTakesItFromTheNewOne() {
        assertThat(check(CHRISTINA, 1, 2)).isEqualTo(Verdict.NEW);
        tracker.applied(CHRISTINA, 1);

        assertThat(check(MARIA, 1, 1)).isEqualTo(Verdict.LATE);
        assertThat(check(MARIA, 2, 1)).isEqualTo(Verdict.LATE);
        assertThat(check(MARIA, 1, 2)).isEqualTo(Verdict.NEW);
    }

    @Test
    void callsASkippedSequenceAGap() {
        tracker.applied(MARIA, 1);

        assertThat(check(MARIA, 3, 1)).isEqualTo(Verdict.GAP);
        assertThat(check(CHRISTINA, 2, 1)).isEqualTo(Verdict.GAP);
    }

    @Test
    void judgesAnEventThatWasNotAppliedLikeTheFirstTime() {
        assertThat(tracker.check(MARIA, 1, 1, 0)).isEqualTo(Verdict.NEW);
        assertThat(tracker.check(MARIA, 1, 1, 0)).isEqualTo(Verdict.NEW);
    }

    @Test
    void judgesABatchThatComesAgainLikeTheFirstTimeThoughTheTermChangesInIt() {
        for (int time = 1; time <= 2; time++) {
            assertThat(tracker.check(MARIA, 1, 1, 10)).isEqualTo(Verdict.NEW);
            assertThat(tracker.check(CHRISTINA, 5, 1, 11)).isEqualTo(Verdict.GAP);
            assertThat(tracker.check(ANA, 1, 2, 12)).isEqualTo(Verdict.NEW);
            assertThat(tracker.check(MARIA, 3, 1, 13)).isEqualTo(Verdict.LATE);
        }
    }

    @Test
    void judgesWhatFailedLikeTheFirstTimeThoughLaterEventsWereApplied() {
        tracker.check(MARIA, 1, 1, 10);
        tracker.check(CHRISTINA, 1, 2, 11);
        tracker.applied(CHRISTINA, 1);

        assertThat(tracker.check(MARIA, 1, 1, 10)).isEqualTo(Verdict.NEW);
        assertThat(tracker.check(CHRISTINA, 1, 2, 11)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void knowsTheTermsOfTheLogAlsoWhenItIsReadFromFurtherBack() {
        tracker.check(MARIA, 1, 3, 100);

        assertThat(tracker.check(CHRISTINA, 1, 1, 50)).isEqualTo(Verdict.NEW);
        assertThat(tracker.check(ANA, 1, 2, 60)).isEqualTo(Verdict.NEW);
        assertThat(tracker.check(CHRISTINA, 2, 1, 70)).isEqualTo(Verdict.LATE);
        assertThat(tracker.check(CHRISTINA, 1, 2, 101)).isEqualTo(Verdict.LATE);
    }

    @Test
    void asksTheStoreForWhatItDoesNotRememberOnly() {
        store.put(MARIA, 5L);

        assertThat(check(MARIA, 5, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(check(MARIA, 6, 1)).isEqualTo(Verdict.NEW);
        assertThat(asked).containsExactly(MARIA, MARIA);
        tracker.applied(MARIA, 6);
        asked.clear();

        assertThat(check(MARIA, 6, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(asked).isEmpty();
    }

    @Test
    void forgetsTheCustomerThatItMetLongestAgo() {
        tracker.applied(MARIA, 1);
        tracker.applied(CHRISTINA, 1);
        check(MARIA, 2, 1);
        tracker.applied(ANA, 1);
        asked.clear();

        check(MARIA, 2, 1);
        assertThat(asked).isEmpty();
        check(CHRISTINA, 2, 1);
        assertThat(asked).containsExactly(CHRISTINA);
    }

    @Test
    void neverGoesBack() {
        tracker.applied(MARIA, 5);
        tracker.applied(MARIA, 3);

        assertThat(check(MARIA, 5, 1)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void neverGoesBackBehindTheStoreAfterARestart() {
        store.put(MARIA, 5L);
        tracker.applied(MARIA, 3);

        assertThat(check(MARIA, 4, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(check(MARIA, 5, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(check(MARIA, 6, 1)).isEqualTo(Verdict.NEW);
    }

    @Test
    void goesOnFromTheStoreAfterARestart() {
        store.put(MARIA, 5L);

        assertThat(check(MARIA, 6, 1)).isEqualTo(Verdict.NEW);
        tracker.applied(MARIA, 6);
        assertThat(check(MARIA, 7, 1)).isEqualTo(Verdict.NEW);
    }

    @Test
    void refusesWhatNoEventHas() {
        assertThatThrownBy(() -> check(MARIA, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventTracker(0, subject -> 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Judges the next record of the partition. */
    private Verdict check(String subject, long sequence, long term) {
        return tracker.check(subject, sequence, term, offset++);
    }
}
