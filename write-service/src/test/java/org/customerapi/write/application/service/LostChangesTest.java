package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.PublishedEvents.Event;

import static org.assertj.core.api.Assertions.assertThat;

class LostChangesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID maria = UUID.randomUUID();
    private final UUID thomas = UUID.randomUUID();

    @Test
    void findsNothingOnAnEmptyTopic() {
        assertThat(LostChanges.among(List.of(), Map.of())).isEmpty();
    }

    @Test
    void findsNothingWhereTheDatabaseIsAsFarOrFurther() {
        List<Event> told = List.of(event(maria, 3, NOW), event(thomas, 1, NOW));

        assertThat(LostChanges.among(told, Map.of(maria, 3L, thomas, 7L))).isEmpty();
    }

    @Test
    void findsVersionsThatTheDatabaseDoesNotHave() {
        List<Event> told = List.of(event(maria, 6, NOW), event(maria, 7, NOW), event(thomas, 1, NOW));

        assertThat(LostChanges.among(told, Map.of(maria, 6L, thomas, 1L))).containsExactly(new LostChange(maria, 7, 6));
    }

    @Test
    void findsVersionsThatAreMissingThoughLaterChangesOfOthersAreThere() {
        List<Event> told = List.of(event(maria, 6, NOW.minus(Duration.ofDays(2))), event(thomas, 1, NOW));

        assertThat(LostChanges.among(told, Map.of(maria, 5L, thomas, 1L))).containsExactly(new LostChange(maria, 6, 5));
    }

    @Test
    void findsNewCustomersThatAreMissing() {
        List<Event> told = List.of(event(maria, 6, NOW.minusSeconds(3)), event(thomas, 1, NOW.minusSeconds(5)));

        assertThat(LostChanges.among(told, Map.of(maria, 6L))).containsExactly(new LostChange(thomas, 1, 0));
    }

    @Test
    void findsEverythingInAnEmptyDatabase() {
        List<Event> told = List.of(event(maria, 6, NOW.minus(Duration.ofDays(9))), event(thomas, 1, NOW));

        assertThat(LostChanges.among(told, Map.of())).hasSize(2);
    }

    @Test
    void passesOverCustomersWhoseRowsWereDeletedByHandBeforeTheLastChanges() {
        List<Event> told = List.of(event(maria, 6, NOW.minus(Duration.ofMinutes(2))), event(thomas, 1, NOW));

        assertThat(LostChanges.among(told, Map.of(thomas, 1L))).isEmpty();
    }

    private static Event event(UUID customer, long sequence, Instant at) {
        return new Event(customer, sequence, at);
    }
}
