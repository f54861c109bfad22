package org.customerapi.read.application.port.out;

/** Sees how a rebuild fares. */
public interface RebuildObserver {

    /** A step failed after the swap, and is tried again until it succeeds. */
    void hindered(String index, RuntimeException failure);

    /** It ended before the swap. */
    void failed(String index, RuntimeException failure);
}
