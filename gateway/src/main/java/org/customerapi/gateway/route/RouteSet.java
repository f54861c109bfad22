package org.customerapi.gateway.route;

import java.util.List;

import static org.customerapi.gateway.route.Access.ADMIN;
import static org.customerapi.gateway.route.Access.OPEN;
import static org.customerapi.gateway.route.Part.GATEWAY;
import static org.customerapi.gateway.route.Part.SINK;
import static org.customerapi.gateway.route.Route.Trait.LIMITED_BY_ADDRESS;
import static org.customerapi.gateway.route.Route.Trait.STREAMED;
import static org.customerapi.gateway.route.Route.Trait.TRICKLING;
import static org.customerapi.gateway.route.Route.get;
import static org.customerapi.gateway.route.Route.on;
import static org.customerapi.gateway.route.Route.tree;

/** The whole route set. What is not here does not exist; the first line that fits a path wins. */
public final class RouteSet {

    private static final List<Route> ROUTES = List.of(
            on("POST", "/v1/auth/login", Part.WRITE, OPEN, LIMITED_BY_ADDRESS),
            on("POST", "/v1/auth/refresh", Part.WRITE, OPEN, LIMITED_BY_ADDRESS),
            on("POST", "/v1/auth/logout", Part.WRITE, OPEN, LIMITED_BY_ADDRESS),
            get("/v1/auth/jwks", Part.WRITE, OPEN),
            //
            on("POST", "/v1/customers", Part.WRITE, Access.WRITE),
            on("POST", "/v1/customers/import", Part.WRITE, Access.WRITE, STREAMED),
            on("PUT", "/v1/customers/{id}", Part.WRITE, Access.WRITE),
            on("PATCH", "/v1/customers/{id}", Part.WRITE, Access.WRITE),
            on("DELETE", "/v1/customers/{id}", Part.WRITE, Access.WRITE),
            on("POST", "/v1/customers/{id}/restore", Part.WRITE, Access.WRITE),
            //
            get("/v1/customers", Part.READ, Access.READ),
            get("/v1/customers/export", Part.READ, Access.READ),
            get("/v1/customers/{id}", Part.READ, Access.READ),
            get("/v1/customers/{id}/history", Part.READ, Access.READ),
            get("/v1/reports/customers", Part.READ, Access.READ),
            get("/v1/reports/customers/summary", Part.READ, Access.READ),
            //
            tree("/v1/admin/users", Part.WRITE, ADMIN),
            tree("/v1/admin/outbox", Part.WRITE, ADMIN),
            tree("/v1/admin/dead-letters", Part.READ, ADMIN),
            tree("/v1/admin/read-model", Part.READ, ADMIN),
            tree("/v1/admin/archive", SINK, ADMIN, TRICKLING),
            //
            get("/health", GATEWAY, OPEN),
            get("/health/{probe}", GATEWAY, OPEN),
            get("/metrics", GATEWAY, OPEN),
            get("/v1/openapi", GATEWAY, OPEN),
            get("/apidocs", GATEWAY, OPEN),
            get("/apidocs/{*file}", GATEWAY, OPEN),
            //
            get("/", GATEWAY, OPEN),
            get("/app/{*file}", GATEWAY, OPEN),
            on("POST", "/session", GATEWAY, OPEN, LIMITED_BY_ADDRESS),
            on("POST", "/session/refresh", GATEWAY, OPEN, LIMITED_BY_ADDRESS),
            on("DELETE", "/session", GATEWAY, OPEN, LIMITED_BY_ADDRESS));

    private RouteSet() {}

    /** Every route, in the order in which they are tried. */
    public static List<Route> routes() {
        return ROUTES;
    }
}
