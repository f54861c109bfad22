package org.customerapi.write.adapter.out.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Which failures mean that Kafka refuses this one record however often it is sent; all others are tried again. */
final class FatalRefusals {

    private static final Set<Class<? extends Throwable>> FATAL =
            Set.of(RecordTooLargeException.class, InvalidRecordException.class, SerializationException.class);

    private FatalRefusals() {}

    /** Kafka's words, when the failure or anything that caused it is fatal. */
    static Optional<String> reason(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> FATAL.stream().anyMatch(fatal -> fatal.isInstance(cause)))
                .findFirst()
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
}
