package org.customerapi.write.domain.customer;

import java.util.Set;

/**
 * The versions at which a client allows its change (If-Match, RFC 9110 section 13.1.1).
 *
 * @param versions empty for any version
 */
public record ExpectedVersion(Set<Long> versions) {

    /** No condition. */
    public static final ExpectedVersion ANY = new ExpectedVersion(Set.of());

    public ExpectedVersion {
        versions = Set.copyOf(versions);
    }

    void check(Customer current) {
        if (!versions.isEmpty() && !versions.contains(current.version())) {
            throw new VersionMismatch(current.version());
        }
    }
}
