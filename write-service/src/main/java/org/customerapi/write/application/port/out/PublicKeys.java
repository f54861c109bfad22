package org.customerapi.write.application.port.out;

/** The keys by which others check this service's access tokens. */
public interface PublicKeys {

    /** A JWK Set (RFC 7517) as JSON; without keys when tokens are signed by a shared secret. */
    String jwkSet();
}
