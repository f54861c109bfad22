package org.customerapi.read.application.port.out;

/** Sees how a rebuild fares. */
public interface RebuildObserver {

    /** A step failed, and is tried again: before the swap for a while, or however long while the log is away; after it until it succeeds. */
    void hindered(String index, RuntimeException failure);

    /** It ended before the swap. */
    void failed(String index, RuntimeException failure);
}
