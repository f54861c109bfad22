package org.customerapi.sink.application.port.out;

import org.customerapi.sink.domain.ArchivedObject;

/**
 * The answer to putting an object.
 *
 * @param object what has the name
 * @param stored whether this call put it there; {@code false} when it had been there
 */
public record Placement(ArchivedObject object, boolean stored) {}
