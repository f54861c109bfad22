package org.customerapi.sink.domain;

import java.time.Instant;

/**
 * The timestamp of a record and whose clock it is of.
 *
 * @param millis since 1970 UTC
 * @param kind who set it
 */
public record RecordTime(long millis, Kind kind) {

    /** The timestamp's origin, in Kafka's names. */
    public enum Kind {
        CREATE_TIME("CreateTime"),
        LOG_APPEND_TIME("LogAppendTime"),
        NONE("NoTimestampType");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Kafka's name of it. */
        public String label() {
            return label;
        }

        /**
         * The kind of that name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind labelled(String label) {
            for (Kind kind : values()) {
                if (kind.label.equals(label)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of timestamp: " + label);
        }
    }

    /** The timestamp as a point in time. */
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }
}
