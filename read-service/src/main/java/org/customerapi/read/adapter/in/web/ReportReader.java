package org.customerapi.read.adapter.in.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.StatusFilter;

/** Reads what a report is to count. */
final class ReportReader {

    /** The parameters that this reads. */
    static final Set<String> PARAMETERS = Stream.concat(
                    FilterReader.PARAMETERS.stream(), Stream.of("groupBy", "interval", "metric", "tz", "format"))
            .collect(Collectors.toUnmodifiableSet());

    private static final ZoneId UTC = ZoneId.of("UTC");

    private ReportReader() {}

    static ReportRequest read(QueryParameters parameters) {
        ZoneId zone = parameters
                .value("tz", ReportReader::zone, "It has to be a time zone such as Europe/Stockholm.")
                .orElse(UTC);
        return new ReportRequest(
                filter(parameters, zone),
                parameters
                        .value("groupBy", Facet::of, "It has to be country, city, tag, status or company.")
                        .orElse(null),
                oneOf(parameters, "interval", Report.Interval.class, Report.Interval.MONTH),
                oneOf(parameters, "metric", Report.Metric.class, Report.Metric.CREATED),
                zone);
    }

    /** Counts everyone, deleted or not, unless asked otherwise: a report looks back. */
    private static CustomerFilter filter(QueryParameters parameters, ZoneId zone) {
        CustomerFilter filter = FilterReader.read(parameters, zone);
        return parameters.has("status") ? filter : filter.withStatus(StatusFilter.ANY);
    }

    private static <E extends Enum<E>> E oneOf(QueryParameters parameters, String name, Class<E> type, E fallback) {
        String labels =
                Arrays.stream(type.getEnumConstants()).map(ReportReader::label).collect(Collectors.joining(", "));
        return parameters
                .value(name, text -> named(type, text), "It has to be one of: " + labels + ".")
                .orElse(fallback);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> label(value).equals(text))
                .findFirst();
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text))
                    .filter(zone -> ZoneId.getAvailableZoneIds().contains(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
