package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.RequestInProgress;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.ExpectedVersion;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.ReplaceCustomer;
import org.customerapi.write.domain.customer.UniqueValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.write.domain.customer.Fixtures.named;
import static org.customerapi.write.domain.customer.Fixtures.withEmail;

class CommandPipelineTest {

    private final Memory memory = new Memory();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CopyOnWriteArrayList<Integer> groups = new CopyOnWriteArrayList<>();

    private GroupCommit commit() {
        return new GroupCommit(memory, memory, memory.events::addAll, memory, Clock.systemUTC(), UUID::randomUUID);
    }

    private CommandPipeline pipeline(int capacity) {
        return new CommandPipeline(capacity, 1, 100, commit(), groups::add);
    }

    private static Submission register(CustomerDetails details) {
        return Submission.of(new RegisterCustomer(UUID.randomUUID(), details, "admin"));
    }

    private static Submission repeatable(String key) {
        return new Submission(
                new RegisterCustomer(UUID.randomUUID(), named("Maria"), "admin"),
                Optional.of(new IdempotencyKey("admin", key, "fingerprint")),
                null);
    }

    @Test
    void commitsTogetherWhatWaitsTogether() throws Exception {
        memory.hold = gate;
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        try (CommandPipeline pipeline = pipeline(50)) {
            answers.add(pipeline.submit(register(named("first"))));
            memory.entered.await();
            for (int i = 0; i < 20; i++) {
                answers.add(pipeline.submit(register(named("later"))));
            }
            gate.countDown();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        }
        assertThat(groups).containsExactly(1, 20);
        assertThat(memory.stored).hasSize(21);
        assertThat(memory.events).hasSize(21);
    }

    @Test
    void costsNeighboursNothingWhenOneIsRejected() throws Exception {
        memory.hold = gate;
        try (CommandPipeline pipeline = pipeline(50)) {
            var _ = pipeline.submit(register(named("first")));
            memory.entered.await();
            CompletableFuture<Outcome> one = pipeline.submit(register(withEmail("a@example.org")));
            CompletableFuture<Outcome> same = pipeline.submit(register(withEmail("A@example.org")));
            CompletableFuture<Outcome> other = pipeline.submit(register(withEmail("b@example.org")));
            gate.countDown();

            assertThat(one.get(10, TimeUnit.SECONDS).customer().version()).isEqualTo(1);
            assertThatThrownBy(() -> same.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(AlreadyTaken.class);
            assertThat(other.get(10, TimeUnit.SECONDS).customer().version()).isEqualTo(1);
        }
        assertThat(groups).containsExactly(1, 3);
        assertThat(memory.events).hasSize(3);
    }

    @Test
    void refusesATakenValueAlsoWhenALaterCommandOfTheGroupGivesItUp() throws Exception {
        memory.hold = gate;
        try (CommandPipeline pipeline = pipeline(50)) {
            CompletableFuture<Outcome> holder = pipeline.submit(register(withEmail("a@example.org")));
            memory.entered.await();
            gate.countDown();
            holder.get(10, TimeUnit.SECONDS);
            UUID other = pipeline.submit(register(named("Other")))
                    .get(10, TimeUnit.SECONDS)
                    .customer()
                    .id();
            List<Result> results = commit().commit(List.of(
                    Submission.of(new ReplaceCustomer(other, withEmail("a@example.org"), ExpectedVersion.ANY, "admin")),
                    Submission.of(
                            new ReplaceCustomer(other, withEmail("b@example.org"), ExpectedVersion.ANY, "admin"))));

            assertThat(results.get(0))
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat(failed.cause()).isInstanceOf(AlreadyTaken.class));
            assertThat(results.get(1)).isInstanceOf(Result.Done.class);
        }
    }

    @Test
    void runsCommandsOneByOneWhenTheDatabaseRefusesTheGroup() {
        memory.refusals = 1;

        List<Result> results = commit().commit(List.of(
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
    void triesACommandOnceThatTheDatabaseHasNoRoomFor() {
        memory.tooLong = "Maria";

        List<Result> results =
                commit().commit(List.of(register(named("Anna")), register(named("Maria")), register(named("Eva"))));

        assertThat(results.get(0)).isInstanceOf(Result.Done.class);
        assertThat(failureOf(results.get(1))).isInstanceOf(UnitOfWork.Unstorable.class);
        assertThat(results.get(2)).isInstanceOf(Result.Done.class);
        assertThat(memory.stored).hasSize(2);
        assertThat(memory.commits).isEqualTo(4);
    }

    private static RuntimeException failureOf(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).cause();
    }

    @Test
    void tellsEveryoneWhenTheDatabaseIsAway() throws Exception {
        memory.away = true;
        try (CommandPipeline pipeline = pipeline(50)) {
            CompletableFuture<Outcome> answer = pipeline.submit(register(named("Maria")));

            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
        }
        assertThat(memory.stored).isEmpty();
    }

    @Test
    void tellsEveryoneAndTakesTheNextGroupWhenOneEndsInAnError() {
        GroupCommit broken = new GroupCommit(
                memory,
                memory,
                events -> {
                    throw new StackOverflowError("for the test");
                },
                memory,
                Clock.systemUTC(),
                UUID::randomUUID);
        try (CommandPipeline pipeline = new CommandPipeline(50, 1, 100, broken, groups::add)) {
            for (String name : List.of("first", "next")) {
                CompletableFuture<Outcome> answer = pipeline.submit(register(named(name)));

                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
            }
        }
        assertThat(groups).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitTheQueue() throws Exception {
        memory.hold = gate;
        try (CommandPipeline pipeline = pipeline(1)) {
            var _ = pipeline.submit(register(named("carried out")));
            memory.entered.await();
            var _ = pipeline.submit(register(named("waits")));

            assertThatThrownBy(() -> pipeline.submit(register(named("too many"))))
                    .isInstanceOf(Overloaded.class);
            gate.countDown();
        }
    }

    @Test
    void carriesOutARepeatedCommandOnce() throws Exception {
        memory.hold = gate;
        try (CommandPipeline pipeline = pipeline(50)) {
            CompletableFuture<Outcome> first = pipeline.submit(repeatable("k"));
            memory.entered.await();
            assertThatThrownBy(() -> pipeline.submit(repeatable("k"))).isInstanceOf(RequestInProgress.class);
            gate.countDown();
            Customer customer = first.get(10, TimeUnit.SECONDS).customer();

            Outcome again = pipeline.submit(repeatable("k")).get(10, TimeUnit.SECONDS);

            assertThat(again).isEqualTo(new Outcome(customer, Outcome.Kind.REPLAYED));
        }
        assertThat(memory.stored).hasSize(1);
    }

    /** A store in memory, which can be slow, refuse, or be away. */
    private static final class Memory implements UnitOfWork, Customers, IdempotencyRecords {
        final Map<UUID, Customer> stored = new HashMap<>();
        final Map<Id, Stored> records = new HashMap<>();
        final List<Outbox.Entry> events = new ArrayList<>();
        final CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(0);
        int refusals;
        int commits;
        boolean away;
        String tooLong = "";

        @Override
        public <T> T commit(Supplier<T> work) {
            commits++;
            entered.countDown();
            try {
                hold.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            if (away) {
                throw new StoreUnavailable(new IllegalStateException("away"));
            }
            if (refusals-- > 0) {
                throw new Conflict(new IllegalStateException("refused"));
            }
            return work.get();
        }

        @Override
        public Map<UUID, Customer> lock(SortedSet<UUID> ids) {
            Map<UUID, Customer> found = new HashMap<>(stored);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public Map<UniqueValue, UUID> holders(Collection<UniqueValue> values) {
            Map<UniqueValue, UUID> holders = allHolders();
            holders.keySet().retainAll(values);
            return holders;
        }

        private Map<UniqueValue, UUID> allHolders() {
            Map<UniqueValue, UUID> holders = new HashMap<>();
            stored.values()
                    .forEach(customer -> customer.uniqueValues().forEach(value -> holders.put(value, customer.id())));
            return holders;
        }

        @Override
        public void save(Collection<Customer> customers) {
            if (customers.stream()
                    .anyMatch(customer -> tooLong.equals(customer.details().firstName()))) {
                throw new Unstorable(new IllegalStateException("too long"));
            }
            customers.forEach(customer -> stored.put(customer.id(), customer));
        }

        @Override
        public Map<Id, Stored> find(Collection<Id> ids) {
            return records;
        }

        @Override
        public void save(List<Entry> entries) {
            entries.forEach(entry ->
                    records.put(Id.of(entry.key()), new Stored(entry.key().fingerprint(), entry.customer())));
        }

        @Override
        public int forgetBefore(Instant limit, int most) {
            return 0;
        }
    }
}
