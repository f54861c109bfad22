package org.customerapi.localstack.importing;

/**
 * How an import that came to its end went.
 *
 * @param left the rows that are to be looked at
 */
public record ImportReport(long rows, long created, long updated, long unchanged, long valid, RowsLeft left) {}
