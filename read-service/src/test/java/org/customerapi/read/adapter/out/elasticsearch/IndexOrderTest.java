package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerSort;

import static org.assertj.core.api.Assertions.assertThat;

class IndexOrderTest {

    @Test
    void documentsLieInTheOrderInWhichCustomersAreListed() throws IOException {
        JsonNode order = settings();
        List<Key> listed = SortClause.sort(CustomerSort.NEWEST_FIRST).stream()
                .map(option -> new Key(
                        option.field().field(),
                        Objects.requireNonNull(option.field().order()).jsonValue()))
                .toList();

        assertThat(texts(order.get("sort.field")))
                .isEqualTo(listed.stream().map(Key::field).toList());
        assertThat(texts(order.get("sort.order")))
                .isEqualTo(listed.stream().map(Key::order).toList());
    }

    private record Key(String field, String order) {}

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode settings() throws IOException {
        try (InputStream definition =
                Objects.requireNonNull(IndexOrderTest.class.getResourceAsStream("/read-model/customers.json"))) {
            return new JsonMapper().readTree(definition).at("/settings/index");
        }
    }
}
