package org.customerapi.localstack;

import java.util.Locale;

/** What servers run in, as the system property {@code servers} says: processes of this machine, or containers. */
enum Backing {
    LOCAL,
    CONTAINERS;

    private static final String PROPERTY = "servers";

    /** The one that this virtual machine was told; local ones unless it was told. */
    static Backing chosen() {
        return named(System.getProperty(PROPERTY, "local"));
    }

    static Backing named(String word) {
        for (Backing backing : values()) {
            if (backing.name().toLowerCase(Locale.ROOT).equals(word)) {
                return backing;
            }
        }
        throw new IllegalArgumentException("-D%s=%s: local and containers are what there is".formatted(PROPERTY, word));
    }
}
