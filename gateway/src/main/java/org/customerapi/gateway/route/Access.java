package org.customerapi.gateway.route;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.Scopes;

/** Who may use a route. */
public enum Access {
    /** Anyone; a token sent along is not looked at. */
    OPEN(null),
    READ(Scopes.READ),
    WRITE(Scopes.WRITE),
    ADMIN(Scopes.ADMIN);

    private final @Nullable String scope;

    Access(@Nullable String scope) {
        this.scope = scope;
    }

    /** The scope that the access token must have; null when none is needed. */
    public @Nullable String scope() {
        return scope;
    }
}
