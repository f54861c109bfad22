package org.customerapi.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A customer as it stands in events and in API answers; field by field the JSON of both.
 *
 * @param id UUIDv7, given by the write-service
 * @param externalId the client's own key, at most 100 characters
 * @param firstName at most 100 characters
 * @param lastName at most 100 characters
 * @param company at most 200 characters
 * @param email at most 254 characters
 * @param phone as given, at most 50 characters
 * @param phoneE164 the phone in E.164, where it could be told
 * @param address {@code null} when no part of it is known
 * @param tags at most 50, each of at most 50 characters, in the order given
 * @param metadata at most 50 entries, keys of at most 40 and values of at most 500 characters
 * @param status {@code active} or {@code deleted}
 * @param version 1 for a new customer, one more with each change
 * @param createdAt UTC, milliseconds
 * @param updatedAt UTC, milliseconds
 * @param deletedAt UTC, milliseconds; {@code null} unless deleted
 */
public record CustomerDocument(
        UUID id,
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable AddressDocument address,
        List<String> tags,
        Map<String, String> metadata,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /** {@link #status()} of a customer that is not deleted. */
    public static final String ACTIVE = "active";

    /** {@link #status()} of a soft-deleted customer. */
    public static final String DELETED = "deleted";
}
