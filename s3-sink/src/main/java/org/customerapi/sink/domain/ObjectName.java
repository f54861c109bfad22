package org.customerapi.sink.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an object of the archive is called. The name follows from the place in the chain alone: whoever archives the
 * record at this offset next, now or after a crash, gives its object the same name.
 *
 * @param partition whose records it holds
 * @param hour the hour of its first record, UTC
 * @param firstOffset where its range begins
 */
public record ObjectName(Partition partition, Instant hour, long firstOffset) {

    private static final DateTimeFormatter FOLDERS = DateTimeFormatter.ofPattern(
                    "'date='uuuu-MM-dd'/hour='HH", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern PATH =
            Pattern.compile("topic=([^/]+)/(date=\\d{4}-\\d\\d-\\d\\d/hour=\\d\\d)/(\\d{1,9})-(\\d{20})\\.ndjson\\.gz");

    public ObjectName {
        if (!hour.equals(hourOf(hour))) {
            throw new IllegalArgumentException("not a full hour: " + hour);
        }
    }

    /** The hour, in UTC, that the time lies in. */
    public static Instant hourOf(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    /** The folder of everything that was archived of a topic, with a slash at its end. */
    public static String topicFolder(String topic) {
        return "topic=" + topic + "/";
    }

    /** The start of the names of all objects of one partition and hour. */
    public static String siblings(Partition partition, Instant hour) {
        return topicFolder(partition.topic()) + FOLDERS.format(hour) + "/" + partition.number() + "-";
    }

    /** The name as a path, without the archive's own prefix. */
    public String path() {
        return siblings(partition, hour) + String.format(Locale.ROOT, "%020d.ndjson.gz", firstOffset);
    }

    /** The name that has this path; empty for a path that is no object of the archive. */
    public static Optional<ObjectName> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectName(
                    new Partition(matcher.group(1), Integer.parseInt(matcher.group(3))),
                    FOLDERS.parse(matcher.group(2), ObjectName::startOfHour),
                    Long.parseLong(matcher.group(4))));
        } catch (DateTimeParseException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static Instant startOfHour(TemporalAccessor folders) {
        return LocalDate.from(folders)
                .atTime(folders.get(ChronoField.HOUR_OF_DAY), 0)
                .toInstant(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return path();
    }
}
