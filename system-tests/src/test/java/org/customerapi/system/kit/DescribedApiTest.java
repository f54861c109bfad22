package org.customerapi.system.kit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DescribedApiTest {

    private static final String USER = "{\"username\":\"maria\",\"scopes\":[],\"disabled\":false}";

    @Test
    void takesAnAnswerThatIsDescribed() {
        assertThatCode(() -> DescribedApi.check("GET", "/v1/admin/users/maria", 200, "application/json", USER))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /v1/admin/users/maria | 201 | application/json         | {"username":"maria","scopes":[],"disabled":false}
            GET  | /v1/admin/users/maria | 200 | text/html                | {"username":"maria","scopes":[],"disabled":false}
            GET  | /v1/admin/users/maria | 200 | application/json         | {"username":"maria","scopes":[]}
            GET  | /v1/admin/users/maria | 200 | application/json         | {"username":1,"scopes":[],"disabled":false}
            GET  | /v1/customers/1       | 200 | application/json         | {"id":"1","colour":"red"}
            GET  | /v1/customers         | 404 | application/problem+json | {"title":"no type"}
            GET  | /v1/nothing           | 200 | application/json         | {}
            """)
    void refusesOneThatIsNot(String method, String path, int status, String type, String body) {
        assertThatThrownBy(() -> DescribedApi.check(method, path, status, type, body))
                .isInstanceOf(AssertionError.class);
    }
}
