package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.UnitOfWork.Blocked;
import org.customerapi.write.application.port.out.UnitOfWork.Conflict;
import org.customerapi.write.application.port.out.UnitOfWork.Unstorable;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerCommand;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.UniqueValues;

/**
 * Carries out a group of commands in one transaction: customers, events and idempotency records together or not at all.
 * When the database refuses the group, its commands run one by one, so that each gets its own right answer.
 */
public final class GroupCommit {

    private static final int ATTEMPTS = 5;

    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final Outbox outbox;
    private final IdempotencyRecords records;
    private final Clock clock;
    private final Supplier<UUID> eventIds;

    public GroupCommit(
            UnitOfWork unitOfWork,
            Customers customers,
            Outbox outbox,
            IdempotencyRecords records,
            Clock clock,
            Supplier<UUID> eventIds) {
        this.unitOfWork = unitOfWork;
        this.customers = customers;
        this.outbox = outbox;
        this.records = records;
        this.clock = clock;
        this.eventIds = eventIds;
    }

    /**
     * Carries out the commands in this order; one result each, in the same order.
     *
     * @param inTime whether all of them are still waited for; what has not begun later than that is not done
     */
    List<Result> commit(List<Submission> group, BooleanSupplier inTime) {
        try {
            return unitOfWork.commit(() -> decideAndWrite(group));
        } catch (Conflict | Unstorable refused) {
            if (group.size() == 1 && refused instanceof Blocked) {
                return List.of(new Result.Failed(StoreUnavailable.nothingDone(refused)));
            }
            return group.stream().map(each -> commitAlone(each, inTime)).toList();
        } catch (RuntimeException failure) {
            return group.stream()
                    .<Result>map(each -> new Result.Failed(failure))
                    .toList();
        }
    }

    private Result commitAlone(Submission submission, BooleanSupplier inTime) {
        RuntimeException last = CommandPipeline.late();
        for (int attempt = 1; attempt <= ATTEMPTS && inTime.getAsBoolean(); attempt++) {
            try {
                return unitOfWork
                        .commit(() -> decideAndWrite(List.of(submission)))
                        .getFirst();
            } catch (Blocked blocked) {
                return new Result.Failed(StoreUnavailable.nothingDone(blocked));
            } catch (Conflict conflict) {
                last = StoreUnavailable.nothingDone(conflict);
            } catch (RuntimeException failure) {
                return new Result.Failed(failure);
            }
        }
        return new Result.Failed(last);
    }

    private List<Result> decideAndWrite(List<Submission> group) {
        Map<UUID, Customer> stored = customers.lock(idsOf(group));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        GroupSketch sketch = new GroupSketch(group, stored, now);
        UniqueValues uniqueValues = new UniqueValues(customers.holders(sketch.wanted()));
        // Last, so that whoever sees what another instance did finds its record too.
        Map<IdempotencyRecords.Id, IdempotencyRecords.Stored> answered = records.find(keysOf(group));
        GroupState state = new GroupState(stored);
        GroupDecision decision = new GroupDecision(state, uniqueValues, answered, sketch, eventIds);
        List<Result> results = group.stream().map(decision::decide).toList();
        customers.save(state.changed());
        outbox.append(decision.events());
        records.save(decision.records());
        return results;
    }

    private static Set<IdempotencyRecords.Id> keysOf(List<Submission> group) {
        return group.stream()
                .flatMap(submission -> submission.key().stream())
                .map(IdempotencyRecords.Id::of)
                .collect(Collectors.toSet());
    }

    /** A new customer has a new id, of which there is nothing to lock. */
    private static SortedSet<UUID> idsOf(List<Submission> group) {
        return group.stream()
                .map(Submission::command)
                .filter(command -> !(command instanceof RegisterCustomer))
                .map(CustomerCommand::customerId)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
