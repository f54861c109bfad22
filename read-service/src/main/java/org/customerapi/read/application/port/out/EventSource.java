package org.customerapi.read.application.port.out;

/** Where events come from. */
public interface EventSource {

    /** Makes what is missing; can be repeated, also by several instances at once. */
    void prepare();

    /** Lets events flow. */
    void start();
}
