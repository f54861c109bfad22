package org.customerapi.read.domain;

import org.jspecify.annotations.Nullable;

/** There is no index to answer from, as it is lost or not made yet. */
public final class ReadModelMissing extends ReadModelUnavailable {

    public ReadModelMissing(@Nullable Throwable cause) {
        super(
                "An index of the read model is missing, and answers when it is made anew from the log."
                        + " GET /v1/admin/read-model/rebuild says how far that is, or what it needs.",
                cause);
    }
}
