package org.customerapi.sink.domain;

import java.time.Instant;

/**
 * What a listing tells of an object.
 *
 * @param name where it is
 * @param bytes its compressed size
 * @param storedAt when it was put
 */
public record StoredObject(ObjectName name, long bytes, Instant storedAt) {}
