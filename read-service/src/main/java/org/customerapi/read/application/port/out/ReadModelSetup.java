package org.customerapi.read.application.port.out;

/** Makes the read model usable. */
public interface ReadModelSetup {

    /** Makes what is missing and checks what is there; can be repeated, also by several instances at once. */
    void prepare();
}
