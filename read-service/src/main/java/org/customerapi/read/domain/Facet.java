package org.customerapi.read.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What matching customers can be counted by. */
public enum Facet {
    COUNTRY,
    CITY,
    COMPANY,
    TAG,
    STATUS;

    /** Values that are counted, the most frequent ones. */
    public static final int MOST_VALUES = 100;

    /** The name in requests. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facet with this name in requests. */
    public static Optional<Facet> of(String label) {
        return Arrays.stream(values())
                .filter(facet -> facet.label().equals(label))
                .findFirst();
    }

    /**
     * How many of the matching customers have a value.
     *
     * @param value as it stands in the customers
     * @param count exact while the index has one shard
     */
    public record Count(String value, long count) {}
}
