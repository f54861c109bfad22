package org.customerapi.write.application.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerEvent;
import org.customerapi.write.domain.customer.Decision;
import org.customerapi.write.domain.customer.KeyReused;
import org.customerapi.write.domain.customer.Rejection;
import org.customerapi.write.domain.customer.UniqueValues;

/**
 * Decides the commands of one group one after the other, each on what those before it left behind, and holds what is to
 * be written. A rejected command leaves nothing.
 */
final class GroupDecision {

    private final GroupState state;
    private final UniqueValues uniqueValues;
    private final Map<IdempotencyRecords.Id, IdempotencyRecords.Stored> answered;
    private final GroupSketch sketch;
    private final Supplier<UUID> eventIds;
    private final List<Outbox.Entry> events = new ArrayList<>();
    private final List<IdempotencyRecords.Entry> records = new ArrayList<>();

    GroupDecision(
            GroupState state,
            UniqueValues uniqueValues,
            Map<IdempotencyRecords.Id, IdempotencyRecords.Stored> answered,
            GroupSketch sketch,
            Supplier<UUID> eventIds) {
        this.state = state;
        this.uniqueValues = uniqueValues;
        this.answered = new HashMap<>(answered);
        this.sketch = sketch;
        this.eventIds = eventIds;
    }

    Result decide(Submission submission) {
        try {
            IdempotencyKey key = submission.key().orElse(null);
            Customer earlier = key == null ? null : answerOf(key);
            return new Result.Done(
                    earlier == null ? carryOut(submission, key) : new Outcome(earlier, Outcome.Kind.REPLAYED));
        } catch (Rejection rejection) {
            return new Result.Failed(rejection);
        }
    }

    private @Nullable Customer answerOf(IdempotencyKey key) {
        IdempotencyRecords.Stored stored = answered.get(IdempotencyRecords.Id.of(key));
        if (stored == null) {
            return null;
        }
        if (!stored.fingerprint().equals(key.fingerprint())) {
            throw new KeyReused();
        }
        return stored.customer();
    }

    private Outcome carryOut(Submission submission, @Nullable IdempotencyKey key) {
        Customer before = state.current(submission.command().customerId());
        Decision decision = sketch.decide(submission, before);
        Outcome outcome = outcomeOf(decision);
        if (submission.rehearsal()) {
            uniqueValues.check(decision.customer());
            return outcome;
        }
        uniqueValues.move(before, decision.customer());
        state.apply(decision);
        decision.event().ifPresent(event -> tell(event, submission));
        if (key != null) {
            remember(key, decision.customer());
        }
        return outcome;
    }

    private static Outcome outcomeOf(Decision decision) {
        return new Outcome(
                decision.customer(), decision.event().isPresent() ? Outcome.Kind.CHANGED : Outcome.Kind.UNCHANGED);
    }

    private void tell(CustomerEvent event, Submission submission) {
        events.add(new Outbox.Entry(eventIds.get(), event, submission.traceParent()));
    }

    private void remember(IdempotencyKey key, Customer customer) {
        records.add(new IdempotencyRecords.Entry(key, customer));
        answered.put(IdempotencyRecords.Id.of(key), new IdempotencyRecords.Stored(key.fingerprint(), customer));
    }

    List<Outbox.Entry> events() {
        return events;
    }

    List<IdempotencyRecords.Entry> records() {
        return records;
    }
}
