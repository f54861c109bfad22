package org.customerapi.sink.domain;

/**
 * One partition of a topic.
 *
 * @param topic the topic's name
 * @param number 0 or more
 */
public record Partition(String topic, int number) {

    public Partition {
        if (number < 0) {
            throw new IllegalArgumentException("a partition's number is not negative");
        }
    }

    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
