package org.customerapi.write.domain.customer;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Cleans the parts of an address, and drops one of which nothing is left. */
final class AddressRule {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LINE = 200;
    private static final int NAME = 100;
    private static final int POSTAL_CODE = 20;

    private AddressRule() {}

    static @Nullable Address clean(@Nullable Address raw, Violations violations) {
        if (raw == null) {
            return null;
        }
        Address address = new Address(
                TextRule.clean(raw.line1(), "/address/line1", LINE, violations),
                TextRule.clean(raw.line2(), "/address/line2", LINE, violations),
                TextRule.clean(raw.city(), "/address/city", NAME, violations),
                TextRule.clean(raw.region(), "/address/region", NAME, violations),
                TextRule.clean(raw.postalCode(), "/address/postalCode", POSTAL_CODE, violations),
                country(raw.country(), violations));
        return address.unknown() ? null : address;
    }

    private static @Nullable String country(@Nullable String raw, Violations violations) {
        String code = TextRule.clean(raw, "/address/country", NAME, violations);
        if (code == null) {
            return null;
        }
        String upper = code.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper)) {
            violations.add("/address/country", "must be an ISO 3166-1 alpha-2 code such as DE");
            return null;
        }
        return upper;
    }
}
