package org.customerapi.sink.application.port.out;

import java.util.Optional;

import org.customerapi.sink.domain.ArchivedObject;

/**
 * What one hour of a partition's archive has at an offset, and after it.
 *
 * @param holding the object that accounts for the offset; empty when none does
 * @param nextFirst where the next object after the offset begins; {@link Long#MAX_VALUE} when there is none
 */
public record Surroundings(Optional<ArchivedObject> holding, long nextFirst) {}
