package org.customerapi.sink.application.service;

import java.time.Instant;

import org.customerapi.sink.domain.LogRecord;

/**
 * What a look through an hour of the archive found: from where the chain goes on, nothing is archived of it yet.
 *
 * @param hour that was looked through
 * @param limit up to which that holds; where an object begins, or {@link Long#MAX_VALUE}
 */
record Clearance(Instant hour, long limit) {

    boolean isFor(LogRecord record) {
        return hour.equals(record.hour());
    }
}
