package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkWritesTest {

    private static final String TAKEN = "{\"status\":201}";
    private static final String OLD = "{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}}";
    private static final String REFUSED =
            "{\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"for the test\"}}";
    private static final String FULL = "{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\"}}";

    private final BulkAnswers server = new BulkAnswers();

    @Test
    void sendsEachDocumentBehindWhatIsToBeDoneWithIt() {
        BulkAnswers.send(
                server.writes(_ -> TAKEN),
                List.of(BulkWrite.create("1-1", Map.of("is", "kept")), BulkWrite.newest("2", 7, Map.of("is", "new"))));

        assertThat(server.requests())
                .containsExactly(List.of(
                        "{\"create\":{\"_id\":\"1-1\"}}",
                        "{\"is\":\"kept\"}",
                        "{\"index\":{\"_id\":\"2\",\"version\":7,\"version_type\":\"external\"}}",
                        "{\"is\":\"new\"}"));
    }

    @Test
    void tellsOfEachDocumentWhatBecameOfItThoughTheyGoInSeveralRequests() {
        List<Outcome> outcomes = BulkAnswers.send(
                server.writes(id -> switch (Integer.parseInt(id) % 700) {
                    case 1 -> REFUSED;
                    case 2 -> OLD;
                    default -> TAKEN;
                }),
                BulkAnswers.documents(2_500));

        assertThat(server.requests()).extracting(List::size).containsExactly(2_000, 2_000, 1_000);
        assertThat(outcomes).hasSize(2_500);
        assertThat(placesOf(new Outcome.Refused("document_parsing_exception: for the test"), outcomes))
                .containsExactly(1, 701, 1_401, 2_101);
        assertThat(placesOf(new Outcome.AlreadyKnown(), outcomes)).containsExactly(2, 702, 1_402, 2_102);
    }

    @Test
    void goesByAnAliasThatMustBeThereAndAsksForNoMoreThanIsRead() {
        BulkAnswers.send(server.writes(_ -> TAKEN), BulkAnswers.documents(1));

        assertThat(server.asked())
                .containsExactly(
                        "POST /customers/_bulk {filter_path=items.*.status,items.*.error.type,items.*.error.reason, "
                                + "include_source_on_error=false, require_alias=true}");
    }

    @Test
    void failsWhenTheAnswerIsNotOneToTheRequest() {
        BulkWrites writes = server.writes(_ -> TAKEN + "},{\"index\":" + TAKEN);

        assertThatThrownBy(() -> BulkAnswers.send(writes, BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class);
        assertThatThrownBy(() -> BulkAnswers.send(server.writes(_ -> "<html>"), BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class);
    }

    @Test
    void failsWhenOneDocumentMayBeTakenLater() {
        BulkWrites writes = server.writes(id -> id.equals("1234") ? FULL : TAKEN);

        assertThatThrownBy(() -> BulkAnswers.send(writes, BulkAnswers.documents(2_500)))
                .isInstanceOf(ReadModelUnavailable.class)
                .hasMessageContaining("1234");
    }

    @Test
    void failsWhenTheIndexIsOfAnotherVersionsMapping() {
        BulkWrites writes =
                server.writes(_ -> "{\"status\":400,\"error\":{\"type\":\"strict_dynamic_mapping_exception\"}}");

        assertThatThrownBy(() -> BulkAnswers.send(writes, BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class);
    }

    @Test
    void failsWhenNoAnswerComes() {
        BulkWrites writes = server.writes(_ -> {
            throw new IllegalCallerException();
        });

        assertThatThrownBy(() -> BulkAnswers.send(writes, BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class)
                .hasRootCauseMessage("gone");
    }

    @Test
    void asksNothingAboutNothing() {
        assertThat(BulkAnswers.send(server.writes(_ -> TAKEN), List.of())).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    private static List<Integer> placesOf(Outcome wanted, List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size())
                .filter(place -> outcomes.get(place).equals(wanted))
                .boxed()
                .toList();
    }
}
