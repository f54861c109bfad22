package org.customerapi.write.domain.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with one input, so that a client learns all of it at once. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Adds one. */
    public void add(String pointer, String detail) {
        found.add(new Violation(pointer, detail));
    }

    /** Whether nothing was found. */
    public boolean areNone() {
        return found.isEmpty();
    }

    /** Whether nothing was found at these places. */
    public boolean areNoneOf(String... pointers) {
        return found.stream().map(Violation::pointer).noneMatch(Set.of(pointers)::contains);
    }

    /**
     * Ends the check.
     *
     * @throws InvalidInput when anything was added
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
