package org.customerapi.contracts;

import java.util.Map;

/** Names and shapes of the Kafka topics. */
public final class Topics {

    /** Every change of every customer, keyed by customer id, ordered within a customer. */
    public static final String CUSTOMER_EVENTS = "customers.events.v1";

    /** Partitions of {@link #CUSTOMER_EVENTS}; fixed, since a change would move customers between partitions. */
    public static final int CUSTOMER_EVENT_PARTITIONS = 12;

    /**
     * Settings of {@link #CUSTOMER_EVENTS} for whoever makes it: the brokers' time, and 30 days. Replicas are left to the
     * brokers' default, which their operator sets.
     */
    public static final Map<String, String> CUSTOMER_EVENT_CONFIGS =
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "2592000000");

    /** The {@link Watermark}s of {@link #CUSTOMER_EVENTS}; one partition. */
    public static final String CUSTOMER_WATERMARKS = "customers.watermarks.v1";

    /** Settings of {@link #CUSTOMER_WATERMARKS} for whoever makes it: a day, since readers read all that is there. */
    public static final Map<String, String> CUSTOMER_WATERMARK_CONFIGS =
            Map.of("retention.ms", "86400000", "segment.ms", "86400000");

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
