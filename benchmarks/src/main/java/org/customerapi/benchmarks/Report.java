package org.customerapi.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;

/** Shows figures as they come, each beside its raw limit, and keeps them. */
final class Report {

    private final String name;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Report(String name, PrintStream out) {
        this.name = name;
        this.out = out;
        out.print(row("what", "ours", "raw", "ratio", "wanted"));
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
        double ratio = ours / raw;
        figures.add(new Figure(what, ours, raw, ratio, wanted));
        out.print(row(what, number(ours), number(raw), String.format(Locale.ROOT, "%.2f", ratio), wanted));
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
