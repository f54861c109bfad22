package org.customerapi.localstack.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * How an import went.
 *
 * @param rejectedRows the file with the rejected rows; not made when there are none
 * @param firstReasons why the first of them were rejected
 * @param unknown the rows of which nobody knows whether they were carried out, by line and customer
 */
public record ImportReport(
        long rows,
        long created,
        long updated,
        long unchanged,
        long valid,
        long rejected,
        Path rejectedRows,
        List<String> firstReasons,
        List<String> unknown) {

    /** Whether each row is in, and known to be. */
    public boolean isWhole() {
        return rejected == 0 && unknown.isEmpty();
    }

    /** The text that says why each row was rejected. */
    public Path reasons() {
        return RejectedRows.reasonsOf(rejectedRows);
    }
}
