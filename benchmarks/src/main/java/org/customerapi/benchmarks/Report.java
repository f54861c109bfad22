package org.customerapi.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;

/** Collects figures, each beside its raw limit. */
final class Report {

    private final String name;
    private final List<Figure> figures = new ArrayList<>();

    Report(String name) {
        this.name = name;
    }

    /**
     * One figure.
     *
     * @param what what was measured, with its unit
     * @param ours our figure
     * @param raw the raw limit from the same run
     * @param ratio ours through raw
     * @param wanted what is asked for
     */
    record Figure(String what, double ours, double raw, double ratio, String wanted) {}

    void add(String what, double ours, double raw, String wanted) {
        figures.add(new Figure(what, ours, raw, ours / raw, wanted));
    }

    String table() {
        StringBuilder table = new StringBuilder(row("what", "ours", "raw", "ratio", "wanted"));
        for (Figure figure : figures) {
            table.append(row(
                    figure.what(),
                    number(figure.ours()),
                    number(figure.raw()),
                    String.format(Locale.ROOT, "%.2f", figure.ratio()),
                    figure.wanted()));
        }
        return table.toString();
    }

    String json() {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Document(name, List.copyOf(figures)));
    }

    private record Document(String benchmark, List<Figure> figures) {}

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static String row(String what, String ours, String raw, String ratio, String wanted) {
        return String.format(Locale.ROOT, "%-62s %10s %10s %7s  %s%n", what, ours, raw, ratio, wanted);
    }
}
