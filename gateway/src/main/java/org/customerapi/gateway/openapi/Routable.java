package org.customerapi.gateway.openapi;

import java.util.Locale;

import org.springframework.http.server.PathContainer;

import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;

/** Whether clients of the gateway can reach an operation that a part describes. */
final class Routable {

    boolean has(String method, String path) {
        String example = path.replaceAll("\\{[^}]*}", "x");
        return RouteMatch.find(method.toUpperCase(Locale.ROOT), PathContainer.parsePath(example))
                        instanceof RouteMatch.Found(Route route)
                && route.isForwarded();
    }
}
