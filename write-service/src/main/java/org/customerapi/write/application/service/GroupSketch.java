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

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(GroupSketch.class);

    private final Instant now;
    private final IdentityHashMap<Submission, Step> steps = new IdentityHashMap<>();
    private final Set<UniqueValue> wanted = new HashSet<>();

    private record Step(@Nullable Customer before, Decision decision) {}

    GroupSketch(List<Submission> group, Map<UUID, Customer> stored, Instant now) {
        this.now = now;
        GroupState state = new GroupState(stored);
        for (Submission submission : group) {
            try {
                Customer before = state.current(submission.command().customerId());
                Decision decision = submission.command().decide(before, now);
                state.apply(decision);
                steps.put(submission, new Step(before, decision));
                wanted.addAll(decision.customer().uniqueValues());
            } catch (Rejection foundAgainInEarnest) {
                LOG.trace("a command of the group will be rejected", foundAgainInEarnest);
            }
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
                ? step.decision()
                : submission.command().decide(before, now);
    }
}
