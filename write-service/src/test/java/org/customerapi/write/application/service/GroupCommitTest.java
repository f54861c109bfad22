package org.customerapi.write.application.service;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.AmendCustomer;
import org.customerapi.write.domain.customer.Amendment;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.ExpectedVersion;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.ReplaceCustomer;
import org.customerapi.write.domain.customer.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.domain.customer.Fixtures.named;
import static org.customerapi.write.domain.customer.Fixtures.withEmail;

class GroupCommitTest {

    private final StoreInMemory memory = new StoreInMemory();
    private final GroupCommit commit = memory.groupCommit();

    private List<Result> commit(List<Submission> group) {
        return commit.commit(group.stream()
                .map(each -> new GroupCommit.Member(each, () -> true))
                .toList());
    }

    private static Submission register(CustomerDetails details) {
        return Submission.of(new RegisterCustomer(UUID.randomUUID(), details, "admin"));
    }

    @Test
    void refusesATakenValueAlsoWhenALaterCommandOfTheGroupGivesItUp() {
        commit(List.of(register(withEmail("a@example.org"))));
        UUID other = UUID.randomUUID();
        commit(List.of(Submission.of(new RegisterCustomer(other, named("Other"), "admin"))));

        List<Result> results = commit(List.of(
                Submission.of(new ReplaceCustomer(other, withEmail("a@example.org"), ExpectedVersion.ANY, "admin")),
                Submission.of(new ReplaceCustomer(other, withEmail("b@example.org"), ExpectedVersion.ANY, "admin"))));

        assertThat(failureOf(results.get(0))).isInstanceOf(AlreadyTaken.class);
        assertThat(results.get(1)).isInstanceOf(Result.Done.class);
    }

    @Test
    void runsCommandsOneByOneWhenTheDatabaseRefusesTheGroup() {
        memory.refusals = 1;

        List<Result> results = commit(List.of(
                register(withEmail("a@example.org")),
                register(withEmail("a@example.org")),
                register(withEmail("b@example.org"))));

        assertThat(results.get(0)).isInstanceOf(Result.Done.class);
        assertThat(failureOf(results.get(1))).isInstanceOf(AlreadyTaken.class);
        assertThat(results.get(2)).isInstanceOf(Result.Done.class);
        assertThat(memory.stored).hasSize(2);
        assertThat(memory.events).hasSize(2);
    }

    @Test
    void beginsNoCommandAloneThatIsNoLongerWaitedFor() {
        memory.refusals = 1;

        List<Result> results = commit.commit(List.of(member("Anna", true), member("Late", false), member("Eva", true)));

        assertThat(results.get(0)).isInstanceOf(Result.Done.class);
        assertNothingDone(results.get(1));
        assertThat(results.get(2)).isInstanceOf(Result.Done.class);
        assertThat(memory.stored).hasSize(2);
    }

    @Test
    void waitsOnceForACustomerThatSomebodyHolds() {
        UUID free = registered("Free");
        UUID held = registered("Held");
        memory.commits = 0;
        memory.held.add(held);
        memory.blocked = true;

        List<Result> results = commit(List.of(
                replace(held, "First"), replace(free, "Changed"), replace(held, "Second"), register(named("New"))));

        assertNothingDone(results.get(0));
        assertThat(results.get(1)).isInstanceOf(Result.Done.class);
        assertNothingDone(results.get(2));
        assertThat(results.get(3)).isInstanceOf(Result.Done.class);
        // The one that waited, the look at who is held, and all others together.
        assertThat(memory.commits).isEqualTo(3);
    }

    @Test
    void doesNotWaitAgainForTheOnlyCommandsCustomer() {
        UUID held = registered("Held");
        memory.commits = 0;
        memory.held.add(held);
        memory.blocked = true;

        assertNothingDone(commit(List.of(replace(held, "Changed"))).getFirst());

        assertThat(memory.commits).isEqualTo(2);
    }

    private UUID registered(String name) {
        UUID id = UUID.randomUUID();
        commit(List.of(Submission.of(new RegisterCustomer(id, named(name), "admin"))));
        return id;
    }

    private static Submission replace(UUID id, String name) {
        return Submission.of(new ReplaceCustomer(id, named(name), ExpectedVersion.ANY, "admin"));
    }

    private static GroupCommit.Member member(String name, boolean inTime) {
        return new GroupCommit.Member(register(named(name)), () -> inTime);
    }

    private static void assertNothingDone(Result result) {
        assertThat(failureOf(result))
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        failure -> assertThat(failure.isUncertain()).isFalse());
    }

    @Test
    void triesACommandOnceThatTheDatabaseHasNoRoomFor() {
        memory.tooLong = "Maria";

        List<Result> results =
                commit(List.of(register(named("Anna")), register(named("Maria")), register(named("Eva"))));

        assertThat(results.get(0)).isInstanceOf(Result.Done.class);
        assertThat(failureOf(results.get(1))).isInstanceOf(UnitOfWork.Unstorable.class);
        assertThat(results.get(2)).isInstanceOf(Result.Done.class);
        assertThat(memory.stored).hasSize(2);
        assertThat(memory.commits).isEqualTo(4);
    }

    @Test
    void decidesACommandThatIsWrongOnce() {
        UUID id = UUID.randomUUID();
        commit(List.of(Submission.of(new RegisterCustomer(id, named("Maria"), "admin"))));
        AtomicInteger applied = new AtomicInteger();
        Amendment wrong = _ -> {
            applied.incrementAndGet();
            throw new InvalidInput(List.of(new Violation("/email", "is wrong")));
        };

        List<Result> results = commit(List.of(
                Submission.of(new AmendCustomer(id, wrong, ExpectedVersion.ANY, "admin")), register(named("Eva"))));

        assertThat(failureOf(results.get(0))).isInstanceOf(InvalidInput.class);
        assertThat(results.get(1)).isInstanceOf(Result.Done.class);
        assertThat(applied).hasValue(1);
    }

    @Test
    void findsACustomerWhoseRegistrationWasNotAnswered() {
        RegisterCustomer command = new RegisterCustomer(UUID.randomUUID(), withEmail("a@example.org"), "admin");
        commit(List.of(Submission.of(command)));

        List<Result> results = commit(List.of(Submission.of(command.again())));

        Customer registered = Objects.requireNonNull(memory.stored.get(command.customerId()));
        assertThat(results).containsExactly(new Result.Done(new Outcome(registered, Outcome.Kind.UNCHANGED)));
        assertThat(memory.events).hasSize(1);
    }

    private static RuntimeException failureOf(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).cause();
    }
}
