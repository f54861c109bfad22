package org.customerapi.read.adapter.out.elasticsearch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkOutcomeTest {

    @Test
    void isAppliedWithoutAnError() {
        assertThat(BulkOutcome.of("1", new BulkAnswer.Item(201, null))).isEqualTo(new Outcome.Applied());
    }

    @Test
    void isKnownWhereThisVersionOrALaterOneStands() {
        assertThat(outcome(409, "version_conflict_engine_exception", null)).isEqualTo(new Outcome.AlreadyKnown());
    }

    @Test
    void isRefusedForEverForAFaultOfTheDocumentItself() {
        assertThat(outcome(400, "document_parsing_exception", "failed to parse"))
                .isEqualTo(new Outcome.Refused("document_parsing_exception: failed to parse"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, security_exception, action [indices:data/write/bulk[s]] is unauthorized",
        "400, illegal_argument_exception, no write index is defined for alias [customers]",
        "400, illegal_argument_exception, number of documents in the index cannot exceed 2147483519",
        "400, strict_dynamic_mapping_exception, introduction of [new] within [_doc] is not allowed",
        "403, cluster_block_exception, index [customers-1] blocked",
        "404, index_not_found_exception, no such index [customers]",
        "400, index_closed_exception, closed",
        "429, es_rejected_execution_exception, rejected",
        "503, unavailable_shards_exception, not enough active copies",
        "418, something_of_a_later_version, whatever",
        "400,,"
    })
    void isToBeSentAgainWhateverElseIsTheMatter(int status, @Nullable String type, @Nullable String reason) {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> outcome(status, type, reason))
                .withMessageContaining("did not take 1: " + type);
    }

    private static Outcome outcome(int status, @Nullable String type, @Nullable String reason) {
        return BulkOutcome.of("1", new BulkAnswer.Item(status, new BulkAnswer.Failure(type, reason)));
    }
}
