package org.customerapi.write.adapter.in.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.domain.customer.ExpectedVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeadersTest {

    @Test
    void readsAListOfEntityTags() {
        assertThat(IfMatch.parse("\"1\", \"22\"").versions()).isEqualTo(Set.of(1L, 22L));
    }

    @Test
    void readsAListAsLongAsAHeaderCanBe() {
        String list = String.join(" ,", Collections.nCopies(10_000, "\"\"")) + ",\"3\"";
        assertThat(IfMatch.parse(list).versions()).contains(3L);
        assertThatThrownBy(() -> IfMatch.parse(list + "x")).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void takesAnyVersionForAStarAndForNoHeader() {
        assertThat(IfMatch.parse("*")).isEqualTo(ExpectedVersion.ANY);
        assertThat(IfMatch.parse(null)).isEqualTo(ExpectedVersion.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"abc\"", "\"0\"", "\"01\"", "\"99999999999999999999\""})
    void neverMatchesWeakOrStrangeTags(String header) {
        assertThat(IfMatch.parse(header).versions()).containsExactly(-1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "", "\"1", "\"1\" \"2\"", "\"1\",", "'1'"})
    void refusesWhatIsNoListOfTags(String header) {
        assertThatThrownBy(() -> IfMatch.parse(header)).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void tellsRequestsApartByRouteAndBody() {
        IdempotencyKey key = keyOf("POST /a", "{}");

        assertThat(keyOf("POST /a", "{}")).isEqualTo(key);
        assertThat(keyOf("POST /b", "{}")).isNotEqualTo(key);
        assertThat(keyOf("POST /a", "{ }")).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü"})
    void refusesKeysThatAreNone(String key) {
        assertThatThrownBy(() -> Fingerprints.key(key, "admin", "POST /a", new byte[0]))
                .isInstanceOf(MalformedRequest.class);
    }

    private static IdempotencyKey keyOf(String route, String body) {
        return Fingerprints.key("k", "admin", route, body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
