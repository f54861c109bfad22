package org.customerapi.benchmarks;

/** Something that carries rows of an outbox to a topic, and can be held back so that a backlog waits for it. */
interface Relay {

    /** Where the rows go. */
    String topic();

    /** Where they come from. */
    OutboxTable outbox();

    /** Returns once no row that is written from now on leaves the outbox. */
    void hold();

    /** Lets it go on; it may take a moment to begin. */
    void letGo();

    /** One more client that writes one event a commit. */
    Writer writer();

    /** Writes events, each in a transaction of its own. */
    interface Writer extends AutoCloseable {

        /** Returns once the event is committed. */
        void write() throws Exception;

        @Override
        void close();
    }
}
