package org.customerapi.read.application.port.out;

/** Sees how a rebuild fares. */
public interface RebuildObserver {

    /** A step failed, and is tried again: until it succeeds after the swap, for a while before it. */
    void hindered(String index, RuntimeException failure);

    /** It ended before the swap. */
    void failed(String index, RuntimeException failure);
}
