package org.customerapi.system;

import java.time.Duration;
import java.util.Arrays;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.Database;
import org.customerapi.system.kit.EventLog;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** A relay that dies while it works off a long backlog. */
@ExtendWith(RunningStack.class)
class RelayBacklogSystemTest {

    private static final int BACKLOG = 25_000;
    private static final int ROWS = 5_000;

    /** In a backlog, acknowledged rows stay in the outbox for a while. */
    @Test
    void sendsNothingTwiceThatWasNotedWhenTheRelayDiesInABacklog(Stack stack, Client anyone) {
        ManagedServer service = stack.part(Part.WRITE_SERVICE);
        Client importer = anyone.as("admin").with("Content-Type", "text/csv");
        int before = EventLog.read(stack).size();
        int sent;
        String noted;
        try {
            stack.part(Part.KAFKA).kill();
            for (int file = 0; file < BACKLOG / ROWS; file++) {
                Answer imported = importer.post("/v1/customers/import", "Company\n" + "In a backlog\n".repeat(ROWS));
                assertThat(imported.body()).containsPattern("\"created\" ?: ?" + ROWS);
            }
            stack.part(Part.KAFKA).start();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !Database.notedRows(stack).isEmpty());
            service.kill();
            noted = Database.notedRows(stack);
            assertThat(noted).as("of a backlog that is not gone yet").isNotEmpty();
            sent = settledSize(stack) - before;
        } finally {
            // Other tests find every part running; starting what runs changes nothing.
            stack.part(Part.KAFKA).start();
            service.start();
        }

        int events = EventLog.tellingWhatMySqlHolds(stack).size() - before;
        assertThat(events - BACKLOG).as("sent twice").isBetween(0, sent - sizeOf(noted));
        assertThat(Database.notedRows(stack)).isEmpty();
    }

    /** Of the topic, when nothing is under way to it any more. */
    private static int settledSize(Stack stack) {
        int before = -1;
        int size = EventLog.read(stack).size();
        while (size != before) {
            before = size;
            size = EventLog.read(stack).size();
        }
        return size;
    }

    private static int sizeOf(String ranges) {
        return Arrays.stream(ranges.split(",", -1))
                .map(range -> range.split("-", -1))
                .mapToInt(ends -> Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1)
                .sum();
    }
}
