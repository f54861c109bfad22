package org.customerapi.read.application.port.in;

/** Looks after the read model while the service runs. */
public interface WatchReadModel {

    /** Takes up what was left unfinished, by whichever instance, and claims nothing meanwhile; to be called often. */
    void look();
}
