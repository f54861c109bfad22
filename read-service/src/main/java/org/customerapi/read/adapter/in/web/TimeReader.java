package org.customerapi.read.adapter.in.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.customerapi.read.domain.TimeRange;

/** Reads times: RFC 3339, or a date, which stands for the whole day in UTC. */
final class TimeReader {

    private static final String EXPECTATION =
            "It has to be a date such as 2026-01-31 or an RFC 3339 time such as 2026-01-31T12:00:00Z.";
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private TimeReader() {}

    /** From (inclusive) and to (exclusive; a date as «to» includes that day). */
    static TimeRange range(QueryParameters parameters, String from, String to) {
        Instant begin =
                parameters.value(from, text -> time(text, 0), EXPECTATION).orElse(null);
        Instant end = parameters.value(to, text -> time(text, 1), EXPECTATION).orElse(null);
        if (begin != null && end != null && begin.isAfter(end)) {
            parameters.refuse(to, "It has to be later than " + from + ".");
        }
        return new TimeRange(begin, end);
    }

    private static Optional<Instant> time(String text, int daysToAdd) {
        try {
            boolean dateOnly = text.length() == "2026-01-31".length();
            return Optional.of(
                            dateOnly
                                    ? LocalDate.parse(text)
                                            .plusDays(daysToAdd)
                                            .atStartOfDay()
                                            .atOffset(ZoneOffset.UTC)
                                    : OffsetDateTime.parse(text))
                    .map(OffsetDateTime::toInstant)
                    .filter(TimeReader::hasFourDigitYear);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean hasFourDigitYear(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
