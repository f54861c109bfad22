package org.customerapi.contracts;

/**
 * Kafka header names of a customer event; values are UTF-8 text.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     1.0.2, Kafka protocol binding, binary content mode</a>
 */
public final class EventHeaders {

    /** Always {@value #SPEC_VERSION_1_0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** The only value of {@link #SPEC_VERSION}. */
    public static final String SPEC_VERSION_1_0 = "1.0";

    /** UUIDv7 of the event; the same in every duplicate of it. */
    public static final String ID = "ce_id";

    /** One of {@link CustomerEventType#type()}. */
    public static final String TYPE = "ce_type";

    /** Who emits: {@value #WRITE_SERVICE}. */
    public static final String SOURCE = "ce_source";

    /** The value of {@link #SOURCE} for everything the write-service emits. */
    public static final String WRITE_SERVICE = "urn:customer-api:write-service";

    /** Customer id, the same as the record's key. */
    public static final String SUBJECT = "ce_subject";

    /** When the change was made, RFC 3339 UTC. */
    public static final String TIME = "ce_time";

    /** The customer's version after the change, decimal: 1, 2, 3 … without gaps. */
    public static final String SEQUENCE = "ce_sequence";

    /** URI of the JSON Schema of the value. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** Media type of the value: {@value #JSON}. */
    public static final String CONTENT_TYPE = "content-type";

    /** The value of {@link #CONTENT_TYPE}. */
    public static final String JSON = "application/json";

    /** W3C trace context of the request that made the change; absent when it was not traced. */
    public static final String TRACE_PARENT = "traceparent";

    /**
     * Term of the relay that sent the record, decimal; it only grows. A record with a lower term than one before it on its
     * partition was sent late by a relay that had been replaced; the new relay has sent the event or will.
     */
    public static final String RELAY_TERM = "relay_term";

    private EventHeaders() {}
}
