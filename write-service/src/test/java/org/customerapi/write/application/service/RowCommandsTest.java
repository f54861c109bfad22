package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResult.Effect;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerCommand;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.CustomerNotFound;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.RegisterUnlessThere;
import org.customerapi.write.domain.customer.ReplaceCustomer;
import org.customerapi.write.domain.customer.UniqueValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.write.domain.customer.Fixtures.NO_PHONES;
import static org.customerapi.write.domain.customer.Fixtures.aCustomer;
import static org.customerapi.write.domain.customer.Fixtures.named;

class RowCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final StoreUnavailable cutOff = new StoreUnavailable(new IllegalStateException("cut off"));
    private static final UUID NEW = UUID.randomUUID();

    private final Customer maria = aCustomer(named("Maria"));
    private final AlreadyTaken taken =
            new AlreadyTaken(new UniqueValue(UniqueValue.Field.EXTERNAL_ID, "1"), maria.id());
    private final CustomerNotFound gone = new CustomerNotFound(maria.id().toString());
    private final ImportRow row = new ImportRow.Read(
            1, 1, new CustomerDraft("1", "Maria", null, null, null, null, null, List.of(), Map.of()));

    @Test
    void tellsACustomerThatItFindsAfterALostAnswerAsCreated() {
        ScriptedCommands script = new ScriptedCommands(cutOff, new Outcome(maria, Outcome.Kind.UNCHANGED));

        assertThat(resultOf(script, false)).isEqualTo(new ImportResult.Taken(row.lines(), Effect.CREATED, maria));

        assertThat(commandsOf(script)).hasExactlyElementsOfTypes(RegisterCustomer.class, RegisterUnlessThere.class);
    }

    @Test
    void saysWhomARowWouldHaveMadeWhenNobodyKnows() {
        ScriptedCommands script = new ScriptedCommands(cutOff, cutOff);
        script.take(PATIENCE);

        assertThat(resultOf(script, false)).isEqualTo(new ImportResult.Unknown(row.lines(), NEW));
    }

    @Test
    void saysWhomARowWouldHaveReplacedWhenNobodyKnows() {
        ScriptedCommands script = new ScriptedCommands(taken, cutOff, cutOff);
        script.take(PATIENCE);

        assertThat(resultOf(script, true)).isEqualTo(new ImportResult.Unknown(row.lines(), maria.id()));
    }

    @Test
    void registersOnceMoreWhenWhomItIsToReplaceIsDeletedMeanwhile() {
        ScriptedCommands script = new ScriptedCommands(taken, gone, new Outcome(maria, Outcome.Kind.CHANGED));

        assertThat(resultOf(script, true)).isEqualTo(new ImportResult.Taken(row.lines(), Effect.CREATED, maria));

        assertThat(commandsOf(script))
                .hasExactlyElementsOfTypes(RegisterCustomer.class, ReplaceCustomer.class, RegisterCustomer.class);
    }

    @Test
    void rejectsARowWhoseCustomerComesAndGoes() {
        ScriptedCommands script = new ScriptedCommands(taken, gone, taken, gone, taken, gone);

        assertThat(resultOf(script, true)).isEqualTo(new ImportResult.Rejected(row.lines(), gone));
    }

    private ImportResult resultOf(ScriptedCommands script, boolean upsert) {
        PatientCommands patient = new PatientCommands(script, false, PATIENCE, script::nanoTime);
        RowCommands rows = new RowCommands(patient, NO_PHONES, () -> NEW, new ImportMode(upsert, false), "admin");
        return rows.submit(rows.prepare(row)).join();
    }

    private static List<CustomerCommand> commandsOf(ScriptedCommands script) {
        return script.submitted().stream().map(Submission::command).toList();
    }
}
