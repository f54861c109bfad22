package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.Decision;
import org.customerapi.write.domain.customer.Rejection;
import org.customerapi.write.domain.customer.UniqueValue;

/**
 * Decides a group once without regard to uniqueness, to learn which values to look up. Decisions are pure, so those whose
 * customer is the same in earnest need not be made again.
 */
final class GroupSketch {

    private final Instant now;
    private final IdentityHashMap<Submission, Step> steps = new IdentityHashMap<>();
    private final Set<UniqueValue> wanted = new HashSet<>();

    private record Step(@Nullable Customer before, Supplier<Decision> decision) {}

    GroupSketch(List<Submission> group, Map<UUID, Customer> stored, Instant now) {
        this.now = now;
        GroupState state = new GroupState(stored);
        for (Submission submission : group) {
            Customer before = state.current(submission.command().customerId());
            steps.put(submission, new Step(before, decided(submission, before, state)));
        }
    }

    private Supplier<Decision> decided(Submission submission, @Nullable Customer before, GroupState state) {
        try {
            Decision decision = submission.command().decide(before, now);
            state.apply(decision);
            wanted.addAll(decision.customer().uniqueValues());
            return () -> decision;
        } catch (Rejection rejection) {
            return () -> {
                throw rejection;
            };
        }
    }

    /** The values that the customers of the group would have. */
    Collection<UniqueValue> wanted() {
        return wanted;
    }

    /** What {@link org.customerapi.write.domain.customer.CustomerCommand#decide} answers. */
    Decision decide(Submission submission, @Nullable Customer before) {
        Step step = steps.get(submission);
        return step != null && Objects.equals(step.before(), before)
                ? step.decision().get()
                : submission.command().decide(before, now);
    }
}
