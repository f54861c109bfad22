package org.customerapi.contracts;

/** Names and shapes of the Kafka topics. */
public final class Topics {

    /** Every change of every customer, keyed by customer id, ordered within a customer. */
    public static final String CUSTOMER_EVENTS = "customers.events.v1";

    /** Partitions of {@link #CUSTOMER_EVENTS}; fixed, since a change would move customers between partitions. */
    public static final int CUSTOMER_EVENT_PARTITIONS = 12;

    /** The {@link Watermark}s of {@link #CUSTOMER_EVENTS}; one partition. */
    public static final String CUSTOMER_WATERMARKS = "customers.watermarks.v1";

    private Topics() {}

    /**
     * The dead-letter topic of one consumer.
     *
     * @param topic the topic that was read
     * @param consumer the service that could not apply a record
     */
    public static String deadLettersOf(String topic, String consumer) {
        return topic + "." + consumer + ".dlt";
    }
}
