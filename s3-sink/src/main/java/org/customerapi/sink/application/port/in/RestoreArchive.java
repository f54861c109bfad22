package org.customerapi.sink.application.port.in;

import java.util.function.Consumer;

import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;

/** Writes archived records back to Kafka. */
public interface RestoreArchive {

    /**
     * Writes the records to another topic with their key, headers, value, timestamp, partition and order, each once. A
     * restore that was broken off goes on where it was when it is asked for again.
     *
     * @param topic whose archive
     * @param target made if it is missing
     * @param progress told after each object
     * @throws IllegalArgumentException when the target cannot take the records as they are
     */
    Progress restore(String topic, Selection selection, String target, Consumer<Progress> progress);
}
