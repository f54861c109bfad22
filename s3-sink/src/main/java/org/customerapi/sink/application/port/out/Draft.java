package org.customerapi.sink.application.port.out;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;

/** An object that still grows; confined to one thread. */
public interface Draft {

    /** Its name, known from the start. */
    ObjectName name();

    /**
     * Adds a record that follows those before.
     *
     * @throws SpoolException when the disk refuses; the draft is then to be discarded
     */
    void append(LogRecord record);

    /** Records so far. */
    long records();

    /** Compressed size so far, less what the compressor holds back. */
    long bytes();

    /**
     * Completes it.
     *
     * @throws SpoolException when the disk refuses; the draft is then to be discarded
     */
    SealedObject seal();

    /** Throws it away; never fails. */
    void discard();
}
