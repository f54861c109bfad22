package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;

/**
 * Some documents as the lines of one request.
 *
 * @param writes at least one
 */
record BulkRequest(List<BulkWrite> writes, BinaryData body) {

    /** Enough for a request to be worth its while, and few enough to hold little of a large batch twice. */
    private static final int MOST_DOCUMENTS = 1_000;

    /** 5 MiB, the lower end of what Elasticsearch advises; one customer alone can have 256 KiB. */
    private static final int ENOUGH_BYTES = 5 << 20;

    /**
     * Takes documents until there are enough.
     *
     * @param lines writes values with line breaks between them
     */
    static BulkRequest next(Iterator<BulkWrite> documents, ObjectWriter lines) {
        List<BulkWrite> writes = new ArrayList<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (SequenceWriter values = lines.writeValues(body)) {
            while (documents.hasNext() && writes.size() < MOST_DOCUMENTS && body.size() < ENOUGH_BYTES) {
                BulkWrite write = documents.next();
                values.write(write.instruction());
                values.write(write.source());
                writes.add(write);
            }
        }
        body.write('\n');
        return new BulkRequest(writes, BinaryData.of(body.toByteArray(), ContentType.APPLICATION_JSON));
    }

    boolean isDivisible() {
        return writes.size() > 1;
    }

    /** The same documents as two requests. */
    Stream<BulkRequest> halves(ObjectWriter lines) {
        int middle = writes.size() / 2;
        return Stream.of(writes.subList(0, middle), writes.subList(middle, writes.size()))
                .map(half -> next(half.iterator(), lines));
    }
}
