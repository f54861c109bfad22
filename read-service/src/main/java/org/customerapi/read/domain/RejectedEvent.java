package org.customerapi.read.domain;

/**
 * An event that the read model will never take.
 *
 * @param event the event, the same object that was handed in
 * @param reason why, for people
 */
public record RejectedEvent(CustomerEvent event, String reason) {}
