package org.customerapi.sink.application.port.in;

import java.util.function.Consumer;

import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.Verification;

/** Proves that the archive is whole: every record of the log once, and nothing changed since. */
public interface VerifyArchive {

    /**
     * Walks all objects of a topic.
     *
     * @param content whether to read them too, and not only what they say of themselves
     * @param findings gets each as it is found
     */
    Verification verify(String topic, boolean content, Consumer<Finding> findings);
}
