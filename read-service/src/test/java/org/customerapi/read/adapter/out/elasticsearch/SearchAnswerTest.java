package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchAnswerTest {

    private final ObjectReader answers =
            new JsonMapper().readerFor(SearchAnswer.class).with(DeserializationFeature.USE_LONG_FOR_INTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"company\":\"Café Ñandú 🐫\",\"deletedAt\":null}",
                "{\"address\":{\"city\":\"Umeå\"},\"tags\":[],\"metadata\":{}}",
                "{\"company\":\"\\\"}\\\\\",\"metadata\":{\"}\":\"]\",\"_source\":\"{\"}}"
            })
    void takesACustomerAsItStands(String source) {
        assertThat(found("{\"_index\":\"å\",\"_source\":" + source + ",\"sort\":[\"é\",1]}"))
                .isEqualTo(new CustomerJson(source));
        assertThat(found("{ \"sort\" : [ 1 ] ,\n \"_source\" : " + source + " }"))
                .isEqualTo(new CustomerJson(source));
    }

    @Test
    void readsWhereAHitStandsInTheOrder() {
        assertThat(hit("{\"_source\":{},\"sort\":[\"é\",1795865503955,-1.5,null],\"_score\":null}")
                        .sort())
                .containsExactly("é", 1_795_865_503_955L, -1.5, null);
        assertThat(hit("{\"_source\":{}}").sort()).isNull();
    }

    @Test
    void refusesAHitWithoutACustomer() {
        assertThatThrownBy(() -> hit("{\"_id\":\"1\"}")).hasMessageContaining("_source");
    }

    @Test
    void findsEachCustomerOfALongAnswer() {
        List<String> customers = IntStream.range(0, 10_000)
                .mapToObj(number -> "{\"company\":\"Öbergs " + number + "\"}")
                .toList();

        SearchAnswer answer = read(customers.stream()
                .map(customer -> "{\"_source\":" + customer + ",\"sort\":[1]}")
                .collect(joining(",")));

        assertThat(answer.hits().hits()).extracting(hit -> hit.source().text()).containsExactlyElementsOf(customers);
    }

    @Test
    void readsCountsByOneValueAndBySeveral() {
        SearchAnswer answer = UnreadHit.read(
                answers,
                ("{\"hits\":{\"hits\":[]},\"aggregations\":{\"tags\":{\"buckets\":[{\"key\":\"Café\",\"doc_count\":2}]},"
                                + "\"rows\":{\"after_key\":{\"period\":7,\"group\":null},\"buckets\":["
                                + "{\"doc_count\":3,\"nested\":{\"key\":\"no\"},\"key\":{\"period\":7,\"group\":null}}]}}}")
                        .getBytes(UTF_8));

        assertThat(answer.counts("tags").buckets()).containsExactly(new SearchAnswer.Bucket("Café", 2));
        SearchAnswer.Bucket row = answer.counts("rows").buckets().getFirst();
        assertThat(row.count()).isEqualTo(3);
        assertThat(row.keyOf("period")).isEqualTo(7L);
        assertThat(row.keyOf("group")).isNull();
        assertThat(answer.counts("rows").next(1)).containsEntry("period", 7L).containsEntry("group", null);
    }

    private CustomerJson found(String hit) {
        return hit(hit).source();
    }

    private SearchAnswer.Hit hit(String hit) {
        return read(hit + "," + hit).hits().hits().getLast();
    }

    private SearchAnswer read(String hits) {
        String answer = "{\"took\":1,\"hits\":{\"total\":{\"value\":2},\"hits\":[" + hits + "]}}";
        return UnreadHit.read(answers, answer.getBytes(UTF_8));
    }
}
