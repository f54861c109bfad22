package org.customerapi.localstack.process;

/** Starts one server as often as is asked for, on the same port and with the data that the last run left. */
public interface Launcher {

    /** Starts the server, which need not answer yet; the last run has ended. */
    ServerRun start();

    /** The content of a file, by the path that the running server knows it under. */
    byte[] read(String file);

    /** Frees what the last run left; there is no further start. */
    void discard();
}
