package org.customerapi.gateway.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.PathContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.route.Access;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.gateway.route.RouteSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What is described is what is routed, and the other way round. */
class DocumentedRoutesTest {

    private static final JsonNode PATHS =
            JsonMapper.shared().valueToTree(OpenApiDocument.read()).path("paths");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Served to browsers; no part of the API. */
    private static final Set<String> PAGE =
            Set.of("/", "/app/{*file}", "/apidocs", "/apidocs/{*file}", "/session", "/session/refresh");

    record Operation(String method, String path, JsonNode description) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations() {
        return PATHS.propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aDescribedOperationIsRoutedWithTheAccessThatItNames(Operation operation) {
        RouteMatch match = match(operation);

        assertThat(match).isInstanceOf(RouteMatch.Found.class);
        Access access = ((RouteMatch.Found) match).route().access();
        if (access == Access.OPEN) {
            assertThat(operation.description().has("security")).isTrue();
        } else {
            assertThat(operation.description().path("description").asString())
                    .startsWith("Scope `" + access.scope() + "`.");
            assertThat(operation.description().path("responses").propertyNames())
                    .contains("401", "403", "429", "503");
        }
    }

    @Test
    void everyRouteOfTheApiIsDescribed() {
        Set<String> described = new HashSet<>();
        operations().forEach(operation -> {
            if (match(operation) instanceof RouteMatch.Found(Route route)) {
                described.add(operation.method() + " " + route.template());
            }
        });

        assertThat(described).containsAll(routed());
    }

    private static Collection<String> routed() {
        return RouteSet.routes().stream()
                .filter(route -> !PAGE.contains(route.template()))
                .flatMap(DocumentedRoutesTest::promised)
                .toList();
    }

    /** HEAD goes with GET; of a whole subtree, something has to be described. */
    private static Stream<String> promised(Route route) {
        Stream<String> methods = route.template().endsWith("/**") ? Stream.of("GET") : route.methods().stream();
        return methods.filter(method -> !method.equals("HEAD")).map(method -> method + " " + route.template());
    }

    private static RouteMatch match(Operation operation) {
        String example = operation.path().replaceAll("\\{[^}]*}", "x");
        return RouteMatch.find(operation.method(), PathContainer.parsePath(example));
    }

    @Test
    void theDocumentIsOneOfThisVersionOfTheStandard() {
        assertThat(OpenApiDocument.read()).contains(Map.entry("openapi", "3.1.0"));
    }
}
