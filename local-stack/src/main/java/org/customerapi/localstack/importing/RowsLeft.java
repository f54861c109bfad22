package org.customerapi.localstack.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows of an import that are not in, or not known to be.
 *
 * @param rejected how many were rejected
 * @param rejectedRows the file with these; not made when there are none
 * @param firstReasons why the first of them were rejected
 * @param unknown the rows of which nobody knows whether they were carried out, by line and customer
 */
public record RowsLeft(long rejected, Path rejectedRows, List<String> firstReasons, List<String> unknown) {

    /** Whether there are none. */
    public boolean isEmpty() {
        return rejected == 0 && unknown.isEmpty();
    }

    /** The text that says why each row was rejected. */
    public Path reasons() {
        return RejectedRows.reasonsOf(rejectedRows);
    }
}
