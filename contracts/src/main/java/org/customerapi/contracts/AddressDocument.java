package org.customerapi.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A postal address as it stands in events and in API answers.
 *
 * @param line1 street and number, at most 200 characters
 * @param line2 at most 200 characters
 * @param city at most 100 characters
 * @param region state, province or the like, at most 100 characters
 * @param postalCode at most 20 characters
 * @param country ISO 3166-1 alpha-2
 */
public record AddressDocument(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {}
