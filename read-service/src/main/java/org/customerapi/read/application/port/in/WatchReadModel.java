package org.customerapi.read.application.port.in;

/** Looks after the read model, from its first making on. */
public interface WatchReadModel {

    /**
     * Makes what is missing and checks what is there; can be repeated.
     *
     * @throws org.customerapi.read.domain.ReadModelMissing as long as the customers are lost; {@link #look} brings them back
     */
    void prepare();

    /**
     * Has the log read for what was lost or left unfinished, by whichever instance, and claims nothing meanwhile; to be
     * called often.
     */
    void look();

    /** Whether there was no index of customers at the last look. */
    boolean isMissing();
}
