package org.customerapi.sink.application.port.out;

/** An object has a name of the archive, but does not describe itself as the archive's objects do. */
public class ForeignObjectException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    public ForeignObjectException(String detail, Throwable cause) {
        super("foreign object", detail, cause);
    }
}
