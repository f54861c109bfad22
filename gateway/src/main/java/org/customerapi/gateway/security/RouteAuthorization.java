package org.customerapi.gateway.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import org.customerapi.gateway.route.Access;
import org.customerapi.gateway.route.RouteMatch;

/** Lets a request through when its route is open or its token has the route's scope; what has no route, never. */
final class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(RouteMatch.routeOf(context.getRequest())
                .map(route -> grants(route.access(), authentication))
                .orElse(false));
    }

    private static boolean grants(Access access, Supplier<? extends @Nullable Authentication> authentication) {
        if (access == Access.OPEN) {
            return true;
        }
        Authentication caller = authentication.get();
        String needed = "SCOPE_" + access.scope();
        return caller != null
                && caller.isAuthenticated()
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(needed::equals);
    }
}
