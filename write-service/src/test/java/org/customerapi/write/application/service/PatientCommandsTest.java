package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.application.port.out.UnitOfWork.Blocked;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerNotFound;
import org.customerapi.write.domain.customer.ExpectedVersion;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.ReplaceCustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.write.domain.customer.Fixtures.aCustomer;
import static org.customerapi.write.domain.customer.Fixtures.named;

class PatientCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final StoreUnavailable cutOff = new StoreUnavailable(new IllegalStateException("cut off"));
    private final StoreUnavailable away = StoreUnavailable.nothingDone(new IllegalStateException("away"));

    private final Customer maria = aCustomer(named("Maria"));
    private final Outcome outcome = new Outcome(maria, Outcome.Kind.CHANGED);
    private final RegisterCustomer register = new RegisterCustomer(UUID.randomUUID(), named("Maria"), "admin");
    private final ReplaceCustomer replace =
            new ReplaceCustomer(UUID.randomUUID(), named("Maria"), ExpectedVersion.ANY, "admin");

    @Test
    void asksAgainUntilItKnowsWhatBecameOfARegistration() {
        ScriptedCommands script =
                new ScriptedCommands(cutOff, away, new IllegalStateException("a bug"), cutOff, outcome);

        assertThat(patient(script, false).carryOut(register).join()).isEqualTo(outcome);

        Submission again = Submission.of(register.again());
        assertThat(script.submitted()).containsExactly(Submission.of(register), again, again, again, again);
    }

    @Test
    void asksAgainByTheSameReplacement() {
        ScriptedCommands script = new ScriptedCommands(cutOff, outcome);

        assertThat(patient(script, false).carryOut(replace).join()).isEqualTo(outcome);

        assertThat(script.submitted()).containsExactly(Submission.of(replace), Submission.of(replace));
    }

    @Test
    void passesARejectionOnWheneverItComes() {
        CustomerNotFound rejection = new CustomerNotFound("1");
        ScriptedCommands script = new ScriptedCommands(cutOff, rejection);

        CompletableFuture<Outcome> answer = patient(script, false).carryOut(replace);

        assertThatThrownBy(answer::join).hasCause(rejection);
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        ScriptedCommands script = new ScriptedCommands(away, away, outcome);

        assertThat(patient(script, false).carryOut(register).join()).isEqualTo(outcome);
    }

    @Test
    void isCertainOfWhatWasNotDoneHoweverLongTheDatabaseStaysAway() {
        ScriptedCommands script = new ScriptedCommands(away, away, away);
        script.take(PATIENCE.dividedBy(2));
        PatientCommands patient = patient(script, false);

        CompletableFuture<Outcome> answer = patient.carryOut(register);

        assertThatThrownBy(answer::join)
                .hasCause(away)
                .satisfies(failure -> assertThat(patient.isUncertain(failure)).isFalse());
        assertThat(script.submitted()).hasSize(3);
    }

    @Test
    void becomesUncertainWhenALaterAnswerIsLost() {
        ScriptedCommands script = new ScriptedCommands(away, cutOff, away);
        script.take(PATIENCE.dividedBy(2));
        PatientCommands patient = patient(script, false);

        CompletableFuture<Outcome> answer = patient.carryOut(register);

        assertThatThrownBy(answer::join)
                .satisfies(failure -> assertThat(patient.isUncertain(failure)).isTrue());
    }

    @Test
    void doesNotWaitAgainForACustomerThatSomebodyHolds() {
        StoreUnavailable held = StoreUnavailable.nothingDone(new Blocked(new IllegalStateException("held")));
        ScriptedCommands script = new ScriptedCommands(held);

        CompletableFuture<Outcome> answer = patient(script, false).carryOut(register);

        assertThatThrownBy(answer::join).hasCause(held);
        assertThat(script.submitted()).hasSize(1);
    }

    @Test
    void stopsWaitingOnceTheDatabaseHasToBeRecovered() {
        DatabaseBehindLog behind = new DatabaseBehindLog();
        ScriptedCommands script = new ScriptedCommands(away, behind);

        CompletableFuture<Outcome> answer = patient(script, false).carryOut(register);

        assertThatThrownBy(answer::join)
                .satisfies(
                        failure -> assertThat(PatientCommands.causeOf(failure)).isEqualTo(behind));
        assertThat(script.submitted()).hasSize(2);
    }

    @Test
    void doesNotWaitForADatabaseThatHasToBeRecovered() {
        DatabaseBehindLog behind = new DatabaseBehindLog();
        ScriptedCommands script = new ScriptedCommands(behind);

        CompletableFuture<Outcome> answer = patient(script, false).carryOut(register);

        assertThatThrownBy(answer::join).hasCause(behind);
        assertThat(script.submitted()).hasSize(1);
    }

    @Test
    void staysUncertainWhenTheDatabaseStaysAway() {
        ScriptedCommands script = new ScriptedCommands(cutOff, away, away);
        script.take(PATIENCE.dividedBy(2));
        PatientCommands patient = patient(script, false);

        CompletableFuture<Outcome> answer = patient.carryOut(register);

        assertThatThrownBy(answer::join)
                .satisfies(failure -> assertThat(patient.isUncertain(failure)).isTrue());
        assertThat(script.submitted()).hasSize(3);
    }

    @Test
    void isNeverUncertainOfARehearsal() {
        ScriptedCommands script = new ScriptedCommands(cutOff, cutOff);
        script.take(PATIENCE);
        PatientCommands patient = patient(script, true);

        CompletableFuture<Outcome> answer = patient.carryOut(register);

        assertThatThrownBy(answer::join)
                .hasCause(cutOff)
                .satisfies(failure -> assertThat(patient.isUncertain(failure)).isFalse());
        assertThat(script.submitted())
                .containsExactly(Submission.rehearsalOf(register), Submission.rehearsalOf(register.again()));
    }

    @Test
    void waitsForRoom() {
        ScriptedCommands script = new ScriptedCommands(new Overloaded("full"), new Overloaded("full"), outcome);

        assertThat(patient(script, false).carryOut(register).join()).isEqualTo(outcome);
    }

    private static PatientCommands patient(ScriptedCommands script, boolean rehearsal) {
        return new PatientCommands(script, rehearsal, PATIENCE, script::nanoTime);
    }
}
