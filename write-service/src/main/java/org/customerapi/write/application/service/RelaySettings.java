package org.customerapi.write.application.service;

import java.time.Duration;

/**
 * How the relay works.
 *
 * @param lease how long a silent active instance stays the active one
 * @param poll how often to look for rows that this instance did not write itself
 * @param standby how often a passive instance tries to become the active one
 * @param batch rows sent together at the most
 * @param removal how long acknowledged rows wait for more, so that many leave the outbox by one commit
 * @param busyWatermark pause between watermarks while events come
 * @param idleWatermark pause between watermarks while nothing happens
 */
public record RelaySettings(
        Duration lease,
        Duration poll,
        Duration standby,
        int batch,
        Duration removal,
        Duration busyWatermark,
        Duration idleWatermark) {}
