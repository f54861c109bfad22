package org.customerapi.contracts;

/** Scopes of the access token, in its {@code scope} claim, separated by blanks (RFC 8693 section 4.2). */
public final class Scopes {

    public static final String READ = "customers:read";
    public static final String WRITE = "customers:write";
    public static final String ADMIN = "customers:admin";

    private Scopes() {}
}
