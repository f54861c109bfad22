package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.customerapi.read.domain.TooManyAtOnce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotPlacesTest {

    private final SnapshotPlaces places = new SnapshotPlaces(2, Duration.ofMinutes(5), Clock.systemUTC());

    @Test
    void countsThoseThatAreStillBeingOpened() {
        assertThat(places.reserve()).isEmpty();
        assertThat(places.reserve()).isEmpty();

        assertFull();
    }

    @Test
    void takesBackThePlaceOfOneThatCouldNotBeOpened() {
        places.reserve();
        places.reserve();
        places.giveBack();

        assertThat(places.reserve()).isEmpty();
        assertFull();
    }

    @Test
    void letsThoseGoFirstWhoseWalkEndedLongestAgo() {
        open("one");
        open("other");
        places.ended("other");
        places.ended("one");

        assertThat(places.reserve()).contains("other");
        assertThat(places.reserve()).contains("one");
        assertFull();
    }

    @Test
    void keepsOneThatIsUsedAgainAfterItsEnd() {
        open("one");
        open("other");
        places.ended("one");
        places.used("one");

        assertFull();
    }

    @Test
    void forgetsThoseThatElasticsearchForgot() {
        SnapshotPlaces brief = new SnapshotPlaces(1, Duration.ofMillis(-1), Clock.systemUTC());
        brief.reserve();
        brief.opened("one");

        assertThat(brief.reserve()).isEmpty();
    }

    private void open(String id) {
        places.reserve();
        places.opened(id);
    }

    private void assertFull() {
        assertThatExceptionOfType(TooManyAtOnce.class).isThrownBy(places::reserve);
    }
}
