package org.customerapi.write.domain.customer;

import java.util.List;

/** The input breaks a rule; says which, and where. */
public final class InvalidInput extends Rejection {

    private final transient List<Violation> violations;

    public InvalidInput(List<Violation> violations) {
        super(violations.size() == 1 ? violations.getFirst().detail() : violations.size() + " values are not valid");
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
