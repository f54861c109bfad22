package org.customerapi.localstack;

import org.customerapi.localstack.process.LogFile;

/** A server that did not come up; the message ends with the end of its log. */
public final class ServerFailed extends RuntimeException {

    private static final int LOG_LINES = 20;

    ServerFailed(String what, LogFile log) {
        super(what + "; the end of " + log.path() + ":\n  " + String.join("\n  ", log.tail(LOG_LINES)));
    }
}
