package org.customerapi.sink.application.service;

import java.util.Optional;

import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/** Begins an object again that the disk had no room for; others may have made room meanwhile. */
record DiskStep(ObjectName name) implements Step {

    @Override
    public OffsetRange run() {
        return Step.from(name.firstOffset());
    }

    @Override
    public String verb() {
        return "spool";
    }

    @Override
    public Optional<ObjectName> object() {
        return Optional.of(name);
    }
}
