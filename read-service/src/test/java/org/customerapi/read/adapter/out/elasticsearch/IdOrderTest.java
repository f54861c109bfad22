package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdOrderTest {

    private static final Comparator<UUID> AS_ELASTICSEARCH_COMPARES = Comparator.comparing(
            IdOrder::of, Comparator.comparingLong(IdOrder::high).thenComparingLong(IdOrder::low));

    @Test
    void ordersIdsAsTheirTextIsOrdered() {
        Random random = new Random(17);
        List<UUID> ids = Stream.concat(
                        Stream.of(new UUID(0, 0), new UUID(-1, -1), new UUID(7, -1), new UUID(7, 0), new UUID(7, 1)),
                        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                                .limit(1_000))
                .toList();

        assertThat(ids.stream().sorted(AS_ELASTICSEARCH_COMPARES))
                .containsExactlyElementsOf(ids.stream()
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList());
        assertThat(ids).allSatisfy(id -> assertThat(IdOrder.of(id).id()).isEqualTo(id));
    }
}
