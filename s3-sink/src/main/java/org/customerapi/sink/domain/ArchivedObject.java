package org.customerapi.sink.domain;

/**
 * What is known of an object of the archive without reading it.
 *
 * @param name where it is
 * @param range the offsets it accounts for
 * @param records how many records it holds, at most the length of the range
 * @param bytes its compressed size
 * @param sha256 of its compressed content, lower-case hexadecimal
 */
public record ArchivedObject(ObjectName name, OffsetRange range, long records, long bytes, String sha256) {

    public ArchivedObject {
        if (name.firstOffset() != range.first()) {
            throw new IllegalArgumentException(name + " cannot begin at " + range.first());
        }
        if (records < 1 || records > range.length()) {
            throw new IllegalArgumentException(records + " records do not fit " + range);
        }
    }
}
