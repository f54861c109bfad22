package org.customerapi.read.application.port.in;

import org.customerapi.read.domain.ReadModelState;

/** Shows those who run it what the read model is. */
public interface InspectReadModel {

    /** As it is now, all instances taken together. */
    ReadModelState inspect();
}
