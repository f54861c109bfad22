package org.customerapi.sink.application.port.out;

/** Topics that records can be written back to. */
public interface RestoreTargets {

    /**
     * Opens a topic; one that is missing is made, with as many partitions as the topic of the events has, and keeps every
     * timestamp for ever.
     *
     * @param topic its name
     * @param partitions how many it needs at least
     * @throws IllegalArgumentException when the topic has too few partitions or does not keep timestamps
     */
    RestoreTarget open(String topic, int partitions);
}
