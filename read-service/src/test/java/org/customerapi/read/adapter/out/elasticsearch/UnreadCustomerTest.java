package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class UnreadCustomerTest {

    private final ObjectReader answers = new JsonMapper().readerFor(SearchAnswer.class);

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
    void findsEachCustomerOfALongAnswer() {
        List<String> customers = IntStream.range(0, 10_000)
                .mapToObj(number -> "{\"company\":\"Öbergs " + number + "\"}")
                .toList();

        SearchAnswer answer = read(customers.stream()
                .map(customer -> "{\"_source\":" + customer + ",\"sort\":[1]}")
                .collect(joining(",")));

        assertThat(answer.hits().hits()).extracting(hit -> hit.source().text()).containsExactlyElementsOf(customers);
    }

    private CustomerJson found(String hit) {
        return read(hit + "," + hit).hits().hits().getLast().source();
    }

    private SearchAnswer read(String hits) {
        String answer = "{\"took\":1,\"hits\":{\"total\":{\"value\":2},\"hits\":[" + hits + "]}}";
        return UnreadCustomer.read(answers, answer.getBytes(UTF_8));
    }
}
