package org.customerapi.write.domain.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one input, so that a client learns it at once: all of it, or {@value #MOST} and that there is more. */
public final class Violations {

    static final int MOST = 100;

    private final List<Violation> found = new ArrayList<>();

    /** Adds one. */
    public void add(String pointer, String detail) {
        if (found.size() < MOST) {
            found.add(new Violation(pointer, detail));
        } else if (found.size() == MOST) {
            found.add(new Violation("", "has more that is wrong"));
        }
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
