package org.customerapi.write.domain.customer;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A postal address; every part may be unknown.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    /** Whether no part of it is known. */
    public boolean unknown() {
        return Stream.of(line1, line2, city, region, postalCode, country).allMatch(Objects::isNull);
    }
}
