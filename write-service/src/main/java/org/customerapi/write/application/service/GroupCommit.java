package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
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
 * When the database refuses the group, its commands run one by one, so that each gets its own right answer; when somebody
 * holds a customer, all but that one's commands run once more.
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
     * A command of a group.
     *
     * @param inTime whether it is still waited for; what has not begun later than that is not done
     */
    record Member(Submission submission, BooleanSupplier inTime) {

        UUID customerId() {
            return submission.command().customerId();
        }
    }

    /** Carries out the commands in this order; one result each, in the same order. */
    List<Result> commit(List<Member> group) {
        try {
            return unitOfWork.commit(() -> decideAndWrite(submissions(group)));
        } catch (Blocked blocked) {
            return commitWhatIsFree(group, blocked);
        } catch (Conflict | Unstorable refused) {
            return group.stream().map(this::commitAlone).toList();
        } catch (RuntimeException failure) {
            return all(group, failure);
        }
    }

    /** What somebody held was waited for once; neither its own commands nor their neighbours wait for it again. */
    private List<Result> commitWhatIsFree(List<Member> group, Blocked blocked) {
        Set<UUID> held;
        try {
            held = unitOfWork.commit(() -> customers.heldByOthers(idsOf(submissions(group))));
        } catch (RuntimeException away) {
            return all(group, StoreUnavailable.nothingDone(away));
        }
        if (held.isEmpty()) {
            // It is a value or a key that somebody holds.
            return group.size() == 1
                    ? all(group, StoreUnavailable.nothingDone(blocked))
                    : group.stream().map(this::commitAlone).toList();
        }
        List<Member> free =
                group.stream().filter(each -> !held.contains(each.customerId())).toList();
        Iterator<Result> done = free.isEmpty()
                ? Collections.emptyIterator()
                : commitInTime(free).iterator();
        Result heldUp = new Result.Failed(StoreUnavailable.nothingDone(blocked));
        return group.stream()
                .map(each -> held.contains(each.customerId()) ? heldUp : done.next())
                .toList();
    }

    private List<Result> commitInTime(List<Member> group) {
        return group.stream().allMatch(each -> each.inTime().getAsBoolean())
                ? commit(group)
                : group.stream().map(this::commitAlone).toList();
    }

    private Result commitAlone(Member member) {
        RuntimeException last = CommandPipeline.late();
        for (int attempt = 1; attempt <= ATTEMPTS && member.inTime().getAsBoolean(); attempt++) {
            try {
                return unitOfWork
                        .commit(() -> decideAndWrite(List.of(member.submission())))
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

    private static List<Result> all(List<Member> group, RuntimeException failure) {
        return group.stream().<Result>map(each -> new Result.Failed(failure)).toList();
    }

    private static List<Submission> submissions(List<Member> group) {
        return group.stream().map(Member::submission).toList();
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
