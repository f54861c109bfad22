package org.customerapi.read.adapter.out.elasticsearch;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

/** What became of one document of a bulk request: taken, known already, refused for ever, or to be sent again. */
final class BulkOutcome {

    private static final int CONFLICT = 409;

    /**
     * The only fault of a document itself: a value that its field cannot take. All else is mended one day, such as rights that
     * are missing, an alias without an index to write to or a mapping of another version, and would cost every event until then.
     */
    private static final String UNPARSABLE = "document_parsing_exception";

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
        if (UNPARSABLE.equals(error.type())) {
            return new Outcome.Refused(reason);
        }
        throw new ReadModelUnavailable("Elasticsearch did not take " + id + ": " + reason, null);
    }
}
