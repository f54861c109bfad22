package org.customerapi.localstack.importing;

/** Watches an import. */
public interface ImportProgress {

    /**
     * More rows were answered.
     *
     * @param bytes of the file up to the last row that was answered
     * @param rows that were answered
     * @param rejected how many of these were rejected
     */
    void reached(long bytes, long rows, long rejected);
}
