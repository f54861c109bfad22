package org.customerapi.gateway.forward;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
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

    /** An error dispatch carries the match of the request that failed, and must not be sent anywhere again. */
    private static boolean isForwarded(ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        return servlet.getDispatcherType() == DispatcherType.REQUEST
                && RouteMatch.routeOf(servlet).map(Route::isForwarded).orElse(false);
    }

    private ServerRequest address(ServerRequest request) {
        RouteMatch.routeOf(request.servletRequest())
                .ifPresent(route -> MvcUtils.setRequestUrl(request, parts.of(route.part())));
        return request;
    }
}
