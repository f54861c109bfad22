package org.customerapi.read.adapter.in.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.customerapi.read.domain.TimeRange;

/** Reads times: RFC 3339, or a date, which stands for the whole day in a zone. */
final class TimeReader {

    private static final String EXPECTATION =
            "It has to be a date such as 2026-01-31 or an RFC 3339 time such as 2026-01-31T12:00:00Z.";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private TimeReader() {}

    /** From (inclusive) and to (exclusive; a date as «to» includes that day). */
    static TimeRange range(QueryParameters parameters, String from, String to, ZoneId zone) {
        Instant begin =
                parameters.value(from, text -> time(text, 0, zone), EXPECTATION).orElse(null);
        Instant end =
                parameters.value(to, text -> time(text, 1, zone), EXPECTATION).orElse(null);
        if (begin != null && end != null && begin.isAfter(end)) {
            parameters.refuse(to, "It has to be later than " + from + ".");
        }
        return new TimeRange(begin, end);
    }

    private static Optional<Instant> time(String text, int daysToAdd, ZoneId zone) {
        try {
            boolean dateOnly = text.length() == "2026-01-31".length();
            Instant time = dateOnly
                    ? inRange(LocalDate.parse(text).plusDays(daysToAdd).atStartOfDay(zone))
                    : OffsetDateTime.parse(text).toInstant();
            return Optional.of(time).filter(given -> !given.isBefore(FIRST) && !given.isAfter(LAST));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** A day may reach beyond the range: by the end of 9999-12-31 many mean no end at all. */
    private static Instant inRange(ZonedDateTime day) {
        Instant begin = day.toInstant();
        if (begin.isAfter(LAST)) {
            return LAST;
        }
        return begin.isBefore(FIRST) ? FIRST : begin;
    }
}
