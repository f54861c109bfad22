package org.customerapi.read.application.port.out;

import java.time.Duration;

/** Is told what the projection does. */
public interface ProjectionObserver {

    /** A batch went to the read model as this many documents, of which some were known already and others refused. */
    void applied(int documents, int alreadyKnown, int refused);

    /** An event became searchable this long after its change was made. */
    void searchableAfter(Duration delay);
}
