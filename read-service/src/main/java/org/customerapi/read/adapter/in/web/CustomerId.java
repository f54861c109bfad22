package org.customerapi.read.adapter.in.web;

import java.util.UUID;
import java.util.regex.Pattern;

import org.customerapi.read.domain.CustomerNotFound;

/** Reads a customer's id from a path; what is no id is the id of nobody. */
final class CustomerId {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private CustomerId() {}

    static UUID of(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new CustomerNotFound(text);
        }
        return UUID.fromString(text);
    }
}
