package org.customerapi.write.domain.customer;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** What is known of a customer, checked; limits as in {@link CustomerDraft}'s contract, the API's customer document. */
public record CustomerDetails(
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable Address address,
        List<String> tags,
        Map<String, String> metadata) {

    private static final Map<String, Function<CustomerDetails, @Nullable Object>> FIELDS = fields();

    public CustomerDetails {
        tags = List.copyOf(tags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Checks and cleans a draft.
     *
     * @throws InvalidInput with everything that is wrong with it
     */
    public static CustomerDetails from(CustomerDraft draft, PhoneFormat phones) {
        Violations violations = new Violations();
        CustomerDetails details = clean(draft, phones, violations);
        violations.throwIfAny();
        return details;
    }

    /** Adds everything that is wrong with a draft. */
    public static void check(CustomerDraft draft, Violations violations) {
        clean(draft, (_, _) -> Optional.empty(), violations);
    }

    private static CustomerDetails clean(CustomerDraft draft, PhoneFormat phones, Violations violations) {
        Address address = AddressRule.clean(draft.address(), violations);
        String phone = TextRule.clean(draft.phone(), "/phone", 50, violations);
        CustomerDetails details = new CustomerDetails(
                TextRule.clean(draft.externalId(), "/externalId", 100, violations),
                TextRule.clean(draft.firstName(), "/firstName", 100, violations),
                TextRule.clean(draft.lastName(), "/lastName", 100, violations),
                TextRule.clean(draft.company(), "/company", 200, violations),
                EmailRule.clean(draft.email(), violations),
                phone,
                e164(phone, address, phones),
                address,
                LabelRules.tags(draft.tags(), violations),
                LabelRules.metadata(draft.metadata(), violations));
        if (details.isNameless() && violations.areNoneOf("/firstName", "/lastName", "/company")) {
            violations.add("", "a firstName, lastName or company is required");
        }
        return details;
    }

    /** The draft that gives these details again. */
    public CustomerDraft toDraft() {
        return new CustomerDraft(externalId, firstName, lastName, company, email, phone, address, tags, metadata);
    }

    /** Names of the fields whose values differ. */
    public List<String> differencesFrom(CustomerDetails other) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(this), field.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names of the fields that have a value. */
    public List<String> known() {
        return FIELDS.entrySet().stream()
                .filter(field -> isKnown(field.getValue().apply(this)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What no other customer may have at the same time. */
    public SequencedSet<UniqueValue> uniqueValues() {
        SequencedSet<UniqueValue> values = new LinkedHashSet<>();
        if (externalId != null) {
            values.add(new UniqueValue(UniqueValue.Field.EXTERNAL_ID, externalId));
        }
        if (email != null) {
            values.add(new UniqueValue(UniqueValue.Field.EMAIL, email.toLowerCase(Locale.ROOT)));
        }
        return values;
    }

    private boolean isNameless() {
        return firstName == null && lastName == null && company == null;
    }

    private static @Nullable String e164(@Nullable String phone, @Nullable Address address, PhoneFormat phones) {
        if (phone == null) {
            return null;
        }
        return phones.e164(phone, address == null ? null : address.country()).orElse(null);
    }

    private static boolean isKnown(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Collection<?> several -> !several.isEmpty();
            case Map<?, ?> entries -> !entries.isEmpty();
            default -> true;
        };
    }

    private static Map<String, Function<CustomerDetails, @Nullable Object>> fields() {
        Map<String, Function<CustomerDetails, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("externalId", CustomerDetails::externalId);
        fields.put("firstName", CustomerDetails::firstName);
        fields.put("lastName", CustomerDetails::lastName);
        fields.put("company", CustomerDetails::company);
        fields.put("email", CustomerDetails::email);
        fields.put("phone", CustomerDetails::phone);
        fields.put("phoneE164", CustomerDetails::phoneE164);
        fields.put("address", CustomerDetails::address);
        fields.put("tags", CustomerDetails::tags);
        fields.put("metadata", CustomerDetails::metadata);
        return Collections.unmodifiableMap(fields);
    }
}
