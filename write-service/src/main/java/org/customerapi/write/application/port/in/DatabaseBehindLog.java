package org.customerapi.write.application.port.in;

/** The database lacks changes that were told already, as one does that was set back in time; nothing was done. */
public final class DatabaseBehindLog extends RuntimeException {

    public DatabaseBehindLog() {
        super("The customer database lacks changes that Kafka has", null, false, false);
    }
}
