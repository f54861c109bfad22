package org.customerapi.read.adapter.out.elasticsearch;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

/** What became of one document of a bulk request: taken, known already, refused for ever, or to be sent again. */
final class BulkOutcome {

    private static final int CONFLICT = 409;

    private BulkOutcome() {}

    /**
     * The outcome for the document of this id.
     *
     * @throws ReadModelUnavailable when the same document may be taken later
     */
    static Outcome of(String id, BulkAnswer.Item item) {
        BulkAnswer.Failure error = item.error();
        if (error == null) {
            return new Outcome.Applied();
        }
        if (item.status() == CONFLICT) {
            return new Outcome.AlreadyKnown();
        }
        String reason = error.type() + ": " + error.reason();
        if (ElasticsearchCall.isTransient(item.status()) || isFaultOfTheIndex(error)) {
            throw new ReadModelUnavailable("Elasticsearch did not take " + id + ": " + reason, null);
        }
        return new Outcome.Refused(reason);
    }

    /**
     * Also a read-only index of a full disk, a closed one, and one of another version's mapping, as all fields of a document
     * are known: the fault is not the document's.
     */
    private static boolean isFaultOfTheIndex(BulkAnswer.Failure error) {
        return switch (error.type()) {
            case "index_not_found_exception",
                    "cluster_block_exception",
                    "index_closed_exception",
                    "strict_dynamic_mapping_exception" -> true;
            case null, default -> false;
        };
    }
}
