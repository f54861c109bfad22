package org.customerapi.read.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    /** The terms of this customer. */
    public static SearchTerms of(CustomerDocument customer) {
        String name = name(customer.firstName(), customer.lastName());
        return new SearchTerms(name, customer.company(), words(name, customer), exactKeys(customer));
    }

    private static @Nullable String name(@Nullable String first, @Nullable String last) {
        List<String> names = new ArrayList<>(2);
        add(names, first);
        add(names, last);
        return joined(names);
    }

    private static List<String> words(@Nullable String name, CustomerDocument customer) {
        List<String> words = new ArrayList<>(10);
        add(words, name);
        add(words, customer.company());
        add(words, customer.email());
        add(words, parts(customer.email()));
        add(words, customer.phone());
        add(words, digits(customer.phone()));
        add(words, digits(customer.phoneE164()));
        AddressDocument address = customer.address();
        add(words, address == null ? null : address.city());
        add(words, customer.externalId());
        add(words, parts(customer.externalId()));
        return Collections.unmodifiableList(words);
    }

    private static List<String> exactKeys(CustomerDocument customer) {
        List<String> keys = new ArrayList<>(5);
        add(keys, customer.id().toString());
        add(keys, customer.email());
        add(keys, customer.externalId());
        add(keys, customer.phone());
        add(keys, customer.phoneE164());
        return Collections.unmodifiableList(keys);
    }

    /** Loops rather than patterns and streams: this is done for every event that there is. */
    private static @Nullable String parts(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            int next = end + Character.charCount(character);
            if (!isOfAWord(character)) {
                add(parts, text.substring(begin, end));
                begin = next;
            }
            end = next;
        }
        add(parts, text.substring(begin));
        return joined(parts);
    }

    /** A letter or number as Unicode has them, in any script. */
    private static boolean isOfAWord(int character) {
        if (Character.isLetterOrDigit(character)) {
            return true;
        }
        int type = Character.getType(character);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static @Nullable String digits(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder(phone.length());
        for (int i = 0; i < phone.length(); i++) {
            char character = phone.charAt(i);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }

    private static @Nullable String joined(List<String> texts) {
        return texts.isEmpty() ? null : String.join(" ", texts);
    }

    /** Unless it says nothing, or is there already. */
    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank() && !texts.contains(text)) {
            texts.add(text);
        }
    }
}
