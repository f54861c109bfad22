package org.customerapi.sink.adapter.out.ndjson;

/** A line is none that a {@link LineWriter} writes. */
public class MalformedLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedLineException(Throwable cause) {
        super("not a line of the archive: " + cause.getMessage(), cause);
    }
}
