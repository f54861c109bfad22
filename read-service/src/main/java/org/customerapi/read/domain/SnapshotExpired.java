package org.customerapi.read.domain;

/** The view that a walk was pinned to is gone. */
public final class SnapshotExpired extends ReadFailure {

    public SnapshotExpired() {
        super(
                "The snapshot was not used for 5 minutes, or its server was restarted or its index removed. Begin the walk again.",
                null);
    }
}
