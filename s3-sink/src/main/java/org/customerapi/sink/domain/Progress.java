package org.customerapi.sink.domain;

/**
 * How far a walk through the archive has come.
 *
 * @param objects read
 * @param records written
 * @param skipped records that were there before
 */
public record Progress(long objects, long records, long skipped) {

    /** The start. */
    public static final Progress NONE = new Progress(0, 0, 0);

    /** One object further. */
    public Progress plus(long moreRecords, long moreSkipped) {
        return new Progress(objects + 1, records + moreRecords, skipped + moreSkipped);
    }
}
