package org.customerapi.read.adapter.in.kafka;

/** A record that can never be applied, with the reason as people read it on the dead-letter topic. */
final class UnappliableRecord extends RuntimeException {

    UnappliableRecord(String reason) {
        super(reason);
    }

    UnappliableRecord(String reason, Throwable cause) {
        super(reason, cause);
    }
}
