package org.customerapi.read.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.AddressDocument;
import org.customerapi.contracts.CustomerDocument;

/**
 * What free text finds a customer by.
 *
 * @param name first and last name, as people say them
 * @param company the company
 * @param words everything that may be typed: names, company, email and its parts, phone in its spellings, city, external id
 * @param exact keys that, typed in full, mean this customer and no other
 */
public record SearchTerms(@Nullable String name, @Nullable String company, List<String> words, List<String> exact) {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D+");

    /** The terms of this customer. */
    public static SearchTerms of(CustomerDocument customer) {
        String name = join(Stream.of(customer.firstName(), customer.lastName()));
        String city = Optional.ofNullable(customer.address())
                .map(AddressDocument::city)
                .orElse(null);
        List<String> words = present(Stream.of(
                name,
                customer.company(),
                customer.email(),
                parts(customer.email()),
                customer.phone(),
                digits(customer.phone()),
                digits(customer.phoneE164()),
                city,
                customer.externalId(),
                parts(customer.externalId())));
        return new SearchTerms(name, customer.company(), words, exactKeys(customer));
    }

    private static List<String> exactKeys(CustomerDocument customer) {
        return present(Stream.of(
                customer.id().toString(),
                customer.email(),
                customer.externalId(),
                customer.phone(),
                customer.phoneE164()));
    }

    private static @Nullable String parts(@Nullable String text) {
        return text == null ? null : join(Arrays.stream(NOT_A_WORD.split(text)));
    }

    private static @Nullable String digits(@Nullable String phone) {
        return phone == null ? null : NOT_A_DIGIT.matcher(phone).replaceAll("");
    }

    private static @Nullable String join(Stream<@Nullable String> parts) {
        String joined = present(parts).stream().collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private static List<String> present(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
