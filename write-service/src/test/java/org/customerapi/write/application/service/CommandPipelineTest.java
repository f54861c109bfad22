package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.RequestInProgress;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.RegisterCustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.write.domain.customer.Fixtures.named;
import static org.customerapi.write.domain.customer.Fixtures.withEmail;

class CommandPipelineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoreInMemory memory = new StoreInMemory();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CopyOnWriteArrayList<Integer> groups = new CopyOnWriteArrayList<>();

    private CommandPipeline pipeline(int capacity) {
        return pipeline(capacity, PATIENCE);
    }

    private CommandPipeline pipeline(int capacity, Duration patience) {
        return new CommandPipeline(capacity, 1, 100, patience, memory.groupCommit(), groups::add);
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
        try (CommandPipeline pipeline = new CommandPipeline(50, 1, 100, PATIENCE, broken, groups::add)) {
            for (String name : List.of("first", "next")) {
                CompletableFuture<Outcome> answer = pipeline.submit(register(named(name)));

                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
            }
        }
        assertThat(groups).isEmpty();
    }

    @Test
    void doesNotBeginWhatNobodyWaitsForAnyMore() throws Exception {
        memory.hold = gate;
        Duration patience = Duration.ofSeconds(3);
        try (CommandPipeline pipeline = pipeline(50, patience)) {
            CompletableFuture<Outcome> begun = pipeline.submit(register(named("begun")));
            memory.entered.await();
            CompletableFuture<Outcome> abandoned = pipeline.submit(repeatable("abandoned"));
            assertThatThrownBy(() -> abandoned.get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            gate.countDown();

            assertThat(begun.get(10, TimeUnit.SECONDS).customer().version()).isEqualTo(1);
            assertThatThrownBy(() -> abandoned.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class,
                            failure -> assertThat(failure.isUncertain()).isFalse());
            assertThat(pipeline.submit(repeatable("abandoned"))
                            .get(10, TimeUnit.SECONDS)
                            .kind())
                    .isEqualTo(Outcome.Kind.CHANGED);
        }
        assertThat(memory.stored).hasSize(2);
        assertThat(groups).containsExactly(1, 1);
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
}
