package org.customerapi.write.application.port.in;

/** Whoever wants to know what became of the rows of an import. */
public interface ImportResults {

    /** What became of a row; may be passed on later, with others. */
    void tell(ImportResult result);

    /** Passes on all that was told, and, though it be nothing, that there will be results. */
    void flush();
}
