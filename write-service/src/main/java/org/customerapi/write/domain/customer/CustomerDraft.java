package org.customerapi.write.domain.customer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a client says about a customer, of the right types but otherwise unchecked. */
public record CustomerDraft(
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Address address,
        List<String> tags,
        Map<String, String> metadata) {}
