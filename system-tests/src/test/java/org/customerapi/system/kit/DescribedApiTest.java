package org.customerapi.system.kit;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DescribedApiTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | /v1/admin/users/maria         | 200 | application/json         | {"username":"maria","scopes":[],"disabled":false}
            POST | /v1/admin/users/maria/disable | 204 | ``                       | ``
            POST | /v1/customers                 | 409 | application/problem+json | {"type":"urn:a","title":"b","status":409,"field":"email","customerId":"01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11"}
            GET  | /v1/admin/users               | 405 | application/problem+json | {"type":"urn:a","title":"b","status":405}
            GET  | /v1/admin/users               | 504 | application/problem+json | {"type":"urn:a","title":"b","status":504}
            HEAD | /v1/admin/users               | 200 | application/json         | ``
            GET  | /v1/admin/archive/records     | 200 | application/x-ndjson     | {"partition":3,"offset":17,"timestamp":1772355600123,"timestampType":"LogAppendTime","key":null,"headers":[],"valueBase64":"/w=="}
            GET  | /v1/admin/archive/verify      | 200 | application/x-ndjson     | `\\n\\n{"finding":"gap","partition":1,"detail":"a"}\\n\\n`
            """)
    void takesAnAnswerThatIsDescribed(String method, String path, int status, String type, String body) {
        assertThatCode(() -> DescribedApi.check(method, path, status, typed(type), body.replace("\\n", "\n")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | /v1/admin/users/maria | 201 | application/json         | {"username":"maria","scopes":[],"disabled":false}
            GET  | /v1/admin/users/maria | 200 | text/html                | {"username":"maria","scopes":[],"disabled":false}
            GET  | /v1/admin/users/maria | 200 | application/json         | {"username":"maria","scopes":[]}
            GET  | /v1/admin/users/maria | 200 | application/json         | {"username":1,"scopes":[],"disabled":false}
            GET  | /v1/admin/users/maria | 200 | application/json         | ``
            GET  | /v1/admin/users/maria | 404 | ``                       | ``
            GET  | /v1/admin/users/maria | 500 | application/problem+json | {"type":"urn:a","title":"b","status":500}
            GET  | /v1/admin/users/maria | 502 | application/problem+json | {"type":"urn:a","title":"b","status":502}
            GET  | /v1/admin/users       | 409 | application/problem+json | {"type":"urn:a","title":"b","status":409}
            POST | /v1/admin/users/maria/disable | 204 | application/json | {}
            POST | /v1/customers         | 409 | application/problem+json | {"type":"urn:a","title":"b","status":409,"conflictingId":"1"}
            GET  | /v1/customers/1       | 200 | application/json         | {"id":"1","colour":"red"}
            GET  | /v1/customers         | 404 | application/problem+json | {"title":"no type"}
            GET  | /v1/nothing           | 200 | application/json         | {}
            """)
    void refusesOneThatIsNot(String method, String path, int status, String type, String body) {
        assertThatThrownBy(() -> DescribedApi.check(method, path, status, typed(type), body))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesOneWithoutAHeaderThatIsAlwaysThere() {
        String problem = "{\"type\":\"urn:a\",\"title\":\"b\",\"status\":503}";
        Map<String, List<String>> soon = Map.of("content-type", List.of(PROBLEM), "retry-after", List.of("1"));

        assertThatCode(() -> DescribedApi.check("GET", "/v1/admin/users", 503, headers(soon), problem))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> DescribedApi.check("GET", "/v1/admin/users", 503, typed(PROBLEM), problem))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Retry-After");
    }

    private static HttpHeaders typed(String contentType) {
        return headers(contentType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(contentType)));
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
