package org.customerapi.sink.application.service;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;

/** Sets the archive beside the log, where the log can be asked: the archive must be readable without it. */
final class LogComparison {

    private static final Logger log = LoggerFactory.getLogger(LogComparison.class);

    private final EventLog events;

    LogComparison(EventLog events) {
        this.events = events;
    }

    /** Of each partition; nothing also where Kafka has no such topic, which proves nothing of the archive. */
    Optional<SortedMap<Integer, LogBounds>> boundsOf(String topic) {
        return answered(topic, () -> events.bounds(topic)).filter(bounds -> !bounds.isEmpty());
    }

    Optional<Map<Integer, Long>> archivedBefore(String topic) {
        return answered(topic, () -> events.archivedBefore(topic));
    }

    static @Nullable Long lag(@Nullable OffsetRange extent, @Nullable LogBounds bounds) {
        if (bounds == null) {
            return null;
        }
        long from = extent == null ? bounds.first() : Math.max(extent.next(), bounds.first());
        return Math.max(0, bounds.next() - from);
    }

    private static <T> Optional<T> answered(String topic, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ArchiveException away) {
            log.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", away.getMessage())
                    .log("Kafka cannot be asked");
            return Optional.empty();
        }
    }
}
