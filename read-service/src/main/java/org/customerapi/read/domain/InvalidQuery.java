package org.customerapi.read.domain;

import java.util.List;
import java.util.stream.Collectors;

/** The query means nothing; all that is wrong with it is named at once. */
public final class InvalidQuery extends ReadFailure {

    private final transient List<InvalidParameter> errors;

    public InvalidQuery(List<InvalidParameter> errors) {
        super(errors.stream().map(InvalidParameter::parameter).distinct().collect(Collectors.joining(", ")), null);
        this.errors = List.copyOf(errors);
    }

    public InvalidQuery(String parameter, String detail) {
        this(List.of(new InvalidParameter(parameter, detail)));
    }

    /** At least one. */
    public List<InvalidParameter> errors() {
        return errors;
    }
}
