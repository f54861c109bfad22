package org.customerapi.sink.application.port.out;

/** The file of a sealed object is gone; the object can only be begun again. */
public class LostContentException extends SpoolException {

    private static final long serialVersionUID = 1L;

    public LostContentException(String detail) {
        super(detail, null);
    }
}
