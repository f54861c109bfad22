package org.customerapi.read.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Adds up comings and goings into how many are there at the end of each period, none left out. */
final class RunningCount {

    private final NavigableMap<LocalDate, Map<@Nullable String, Long>> changes = new TreeMap<>();
    private final Set<@Nullable String> groups = new LinkedHashSet<>();

    void add(Report report, int sign) {
        for (Report.Row row : report.rows()) {
            groups.add(row.group());
            changes.computeIfAbsent(row.period(), period -> new HashMap<>())
                    .merge(row.group(), sign * row.count(), Long::sum);
        }
    }

    Report report(Report.Interval interval) {
        List<Report.Row> rows = new ArrayList<>();
        Map<@Nullable String, Long> standing = new HashMap<>();
        if (!changes.isEmpty()) {
            LocalDate last = changes.lastKey();
            for (LocalDate period = changes.firstKey(); !period.isAfter(last); period = interval.next(period)) {
                addRows(rows, standing, period);
            }
        }
        return new Report(rows);
    }

    private void addRows(List<Report.Row> rows, Map<@Nullable String, Long> standing, LocalDate period) {
        Map<@Nullable String, Long> change = changes.getOrDefault(period, Map.of());
        for (String group : groups) {
            // Not merge, which takes a sum of null for an absent key's value.
            long count = standing.getOrDefault(group, 0L) + (change.isEmpty() ? 0 : change.getOrDefault(group, 0L));
            standing.put(group, count);
            rows.add(new Report.Row(period, group, count));
        }
        if (rows.size() > Report.MOST_ROWS) {
            throw Reports.tooLarge();
        }
    }
}
