package org.customerapi.sink.adapter.in.web;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InputTest {

    @Test
    void readsASelectionFromABodyAsFromAQuery() {
        SelectionView selection = new SelectionView(
                3, 100L, 199L, Instant.parse("2026-01-31T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter("partition", "3");
        request.addParameter("firstOffset", "100");
        request.addParameter("lastOffset", "199");
        request.addParameter("from", "2026-01-31T00:00:00Z");
        request.addParameter("until", "2026-02-01T00:00:00Z");
        assertThat(SelectionView.read(Input.ofQuery(request))).isEqualTo(selection);
        assertThat(SelectionView.read(body("""
                        {"partition":3,"firstOffset":100,"lastOffset":199,
                        "from":"2026-01-31T00:00:00Z","until":"2026-02-01T00:00:00Z"}"""))).isEqualTo(selection);
    }

    @Test
    void takesNullForAbsent() {
        Input input = body("{\"partition\":null}");
        assertThat(SelectionView.read(input)).isEqualTo(new SelectionView(null, null, null, null, null));
        input.check();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Input input = body(
                "{\"fromOffset\":7,\"partition\":\"3\",\"until\":\"tomorrow\",\"firstOffset\":9,\"lastOffset\":8}");
        SelectionView.read(input.only(SelectionView.FIELDS).required("topic"));
        assertThat(errorsOf(input).errors())
                .extracting(InvalidField::pointer)
                .containsExactly("/fromOffset", "/topic", "/partition", "/until", "/lastOffset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "none", "99999999999"})
    void neverTakesAPartitionThatIsNoneForAll(String partition) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter("partition", partition);
        Input input = Input.ofQuery(request);
        SelectionView.read(input);
        assertThat(errorsOf(input)).hasMessage("?partition has to be the number of a partition");
    }

    @Test
    void takesAParameterOnceOnly() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter("partition", "1", "2");
        assertThat(errorsOf(Input.ofQuery(request))).hasMessage("?partition can be given once only");
    }

    @Test
    void refusesARangeFromALaterTimeToAnEarlier() {
        Input input = body("{\"from\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-02-01T00:00:00Z\"}");
        SelectionView.read(input);
        assertThat(errorsOf(input)).hasMessage("/until has to be later than from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\""})
    void refusesABodyThatIsNoObject(String body) {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> body(body)))
                .hasMessage("The body has to be a JSON object");
    }

    private static Input body(String json) {
        return Input.ofBody(JsonMapper.shared().readTree(json));
    }

    private static InvalidInputException errorsOf(Input input) {
        return catchThrowableOfType(InvalidInputException.class, input::check);
    }
}
