package org.customerapi.read.application.port.out;

import java.util.OptionalLong;

/** How far the projection is behind the log, all instances taken together. */
public interface ProjectionLag {

    /** Events in the log that are not searchable yet, as last heard of; empty before anything was. */
    OptionalLong events();
}
