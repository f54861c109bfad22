package org.customerapi.sink.adapter.in.web;

import java.util.List;

/** A request that cannot be meant as it is, with everything that is wrong with it. */
final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<InvalidField> errors;

    InvalidInputException(List<InvalidField> errors) {
        super(errors.size() == 1 ? errors.getFirst().toString() : errors.size() + " fields are not valid");
        this.errors = List.copyOf(errors);
    }

    List<InvalidField> errors() {
        return errors;
    }
}
