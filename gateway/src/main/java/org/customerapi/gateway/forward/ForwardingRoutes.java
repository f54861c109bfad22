package org.customerapi.gateway.forward;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;

/** Hands what the route set gives to a part over to that part. */
public final class ForwardingRoutes {

    private final PartAddresses parts;

    public ForwardingRoutes(PartAddresses parts) {
        this.parts = parts;
    }

    /** The one router function of the gateway. */
    public RouterFunction<ServerResponse> routerFunction() {
        return GatewayRouterFunctions.route("parts")
                .route(ForwardingRoutes::isForwarded, HandlerFunctions.http())
                .before(this::address)
                .build();
    }

    private static boolean isForwarded(ServerRequest request) {
        return RouteMatch.routeOf(request.servletRequest())
                .map(Route::isForwarded)
                .orElse(false);
    }

    private ServerRequest address(ServerRequest request) {
        RouteMatch.routeOf(request.servletRequest())
                .ifPresent(route -> MvcUtils.setRequestUrl(request, parts.of(route.part())));
        return request;
    }
}
