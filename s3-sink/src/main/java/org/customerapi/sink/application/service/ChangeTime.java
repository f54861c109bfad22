package org.customerapi.sink.application.service;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Payload;

/** When the change that a record tells of was made. */
final class ChangeTime {

    private ChangeTime() {}

    /** The time in the record's own header, or else its timestamp. */
    static Instant of(LogRecord record) {
        return record.headers().stream()
                .filter(header -> header.name().equals(EventHeaders.TIME))
                .map(header -> header.value())
                .filter(Objects::nonNull)
                .findFirst()
                .map(time -> parsed(time, record))
                .orElseGet(record.time()::instant);
    }

    private static Instant parsed(Payload time, LogRecord record) {
        try {
            return Instant.parse(time.text());
        } catch (DateTimeParseException unreadable) {
            return record.time().instant();
        }
    }
}
