package org.customerapi.sink.adapter.out.s3;

import java.util.Map;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import org.customerapi.sink.application.port.out.ForeignObjectException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/** What the archive says of an object in the object's own metadata. */
final class ObjectMetadata {

    private static final String FIRST_OFFSET = "first-offset";
    private static final String LAST_OFFSET = "last-offset";
    private static final String RECORDS = "record-count";
    private static final String SHA256 = "sha256";

    private ObjectMetadata() {}

    static Map<String, String> of(ArchivedObject object) {
        return Map.of(
                FIRST_OFFSET, Long.toString(object.range().first()),
                LAST_OFFSET, Long.toString(object.range().last()),
                RECORDS, Long.toString(object.records()),
                SHA256, object.sha256());
    }

    static ArchivedObject read(ObjectName name, HeadObjectResponse head) {
        Map<String, String> metadata = head.metadata();
        try {
            return new ArchivedObject(
                    name,
                    new OffsetRange(number(metadata, FIRST_OFFSET), number(metadata, LAST_OFFSET) + 1),
                    number(metadata, RECORDS),
                    head.contentLength(),
                    metadata.getOrDefault(SHA256, ""));
        } catch (IllegalArgumentException notOurs) {
            throw new ForeignObjectException(name + " was not made by the archive: " + notOurs.getMessage(), notOurs);
        }
    }

    private static long number(Map<String, String> metadata, String name) {
        String text = metadata.get(name);
        if (text == null) {
            throw new IllegalArgumentException("its metadata lacks " + name);
        }
        return Long.parseLong(text);
    }
}
