package org.customerapi.sink.application.port.out;

/** An object's content is not what the archive writes; reading it again would not help. */
public class UnreadableObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableObjectException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
