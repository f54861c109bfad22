package org.customerapi.write.domain.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Customers for tests, as people say them. */
public final class Fixtures {

    public static final Instant MONDAY = Instant.parse("2026-01-05T09:30:00Z");
    public static final PhoneFormat NO_PHONES = (phone, country) -> Optional.empty();

    private Fixtures() {}

    public static CustomerDraft draft(@Nullable String firstName, @Nullable String email) {
        return new CustomerDraft(null, firstName, null, null, email, null, null, List.of(), Map.of());
    }

    public static CustomerDetails named(String firstName) {
        return CustomerDetails.from(draft(firstName, null), NO_PHONES);
    }

    public static CustomerDetails withEmail(String email) {
        return CustomerDetails.from(draft("Maria", email), NO_PHONES);
    }

    public static Customer aCustomer(CustomerDetails details) {
        return Customer.registered(UUID.randomUUID(), details, MONDAY);
    }
}
