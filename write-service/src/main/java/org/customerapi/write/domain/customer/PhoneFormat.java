package org.customerapi.write.domain.customer;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Tells a phone number's international form. */
public interface PhoneFormat {

    /**
     * The number in E.164.
     *
     * @param phone as people write it
     * @param country ISO 3166-1 alpha-2 of the customer, for numbers without a country code
     * @return empty when it cannot be told
     */
    Optional<String> e164(String phone, @Nullable String country);
}
