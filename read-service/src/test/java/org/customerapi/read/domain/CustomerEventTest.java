package org.customerapi.read.domain;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

class CustomerEventTest {

    private final CustomerEvent first = created(aCustomer().build());

    @Test
    void keepsTheNewestOfEachCustomer() {
        CustomerEvent other = created(aCustomer().build());
        CustomerEvent moved = movedTo("Kiruna", first);

        assertThat(CustomerEvent.latestOfEachCustomer(List.of(moved, other, first)))
                .containsExactlyInAnyOrder(moved, other);
    }

    /** As between two batches, of which the second changes nothing. */
    @Test
    void keepsTheFirstOfTwoWithTheSameVersion() {
        CustomerEvent one = movedTo("Kiruna", first);

        assertThat(CustomerEvent.latestOfEachCustomer(List.of(first, one, movedTo("Malmö", first))))
                .containsExactly(one);
    }
}
