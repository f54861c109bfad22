package org.customerapi.gateway.route;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class RouteSetTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/customers/export,       /v1/customers/export,       READ,  READ",
        "GET,    /v1/customers/a1,           /v1/customers/{id},         READ,  READ",
        "HEAD,   /v1/customers/a1,           /v1/customers/{id},         READ,  READ",
        "POST,   /v1/customers/import,       /v1/customers/import,       WRITE, WRITE",
        "DELETE, /v1/customers/a1,           /v1/customers/{id},         WRITE, WRITE",
        "POST,   /v1/auth/login,             /v1/auth/login,             WRITE, OPEN",
        "GET,    /v1/admin/outbox,           /v1/admin/outbox/**,        WRITE, ADMIN",
        "POST,   /v1/admin/archive/a/b,      /v1/admin/archive/**,       SINK,  ADMIN",
        "GET,    /health,                    /health,                    GATEWAY, OPEN"
    })
    void findsTheRouteOfARequest(String method, String path, String template, Part part, Access access) {
        assertThat(find(method, path)).isInstanceOfSatisfying(RouteMatch.Found.class, found -> {
            assertThat(found.route().template()).isEqualTo(template);
            assertThat(found.route().part()).isEqualTo(part);
            assertThat(found.route().access()).isEqualTo(access);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/customers/", "/v1/customers/a/b/c", "/v2/customers", "/V1/customers", "/error"})
    void knowsNoOtherPath(String path) {
        assertThat(find("GET", path)).isEqualTo(new RouteMatch.Unknown());
    }

    @Test
    void tellsWhichMethodsAKnownPathTakes() {
        assertThat(find("PUT", "/v1/customers")).isEqualTo(new RouteMatch.WrongMethod(List.of("GET", "HEAD", "POST")));
        assertThat(find("DELETE", "/v1/customers/import"))
                .as("the longer-standing template takes it, as it would any id")
                .isInstanceOf(RouteMatch.Found.class);
    }

    @Test
    void leavesNoForwardedWriteOpenButSigningIn() {
        assertThat(RouteSet.routes())
                .filteredOn(route -> route.isForwarded() && route.access() == Access.OPEN)
                .extracting(Route::template)
                .containsExactly("/v1/auth/login", "/v1/auth/refresh", "/v1/auth/logout", "/v1/auth/jwks");
    }

    @Test
    void countsByAddressWhateverAnyoneMayWrite() {
        assertThat(RouteSet.routes())
                .filteredOn(route ->
                        route.access() == Access.OPEN && !route.methods().contains("GET"))
                .isNotEmpty()
                .allMatch(route -> route.is(Route.Trait.LIMITED_BY_ADDRESS));
    }

    private static RouteMatch find(String method, String path) {
        return RouteMatch.find(method, PathContainer.parsePath(path));
    }
}
