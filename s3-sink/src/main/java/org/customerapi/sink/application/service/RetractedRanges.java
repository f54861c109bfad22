package org.customerapi.sink.application.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Retraction;

/**
 * What lies aside of one topic. It explains gaps, as far as the objects that would fill them are really there: a
 * manifest whose objects are gone explains nothing.
 */
final class RetractedRanges {

    private final List<Aside> aside = new ArrayList<>();

    /** Touching objects of one retraction. */
    private record Aside(Retraction retraction, OffsetRange range) {

        boolean explains(Finding gap, OffsetRange rest) {
            return retraction.partition().number() == gap.partition() && range.overlaps(rest);
        }

        Finding told(Finding gap, OffsetRange part) {
            return new Finding(
                    Finding.Kind.RETRACTED,
                    gap.partition(),
                    part,
                    null,
                    retraction.id() + " by " + retraction.by() + ": " + retraction.reason());
        }
    }

    private RetractedRanges() {}

    static RetractedRanges of(RetractedObjects retracted, String topic) {
        RetractedRanges ranges = new RetractedRanges();
        for (Retraction retraction : retracted.all()) {
            if (retraction.partition().topic().equals(topic)) {
                retracted.forEach(retraction, object -> ranges.add(new Aside(retraction, object.range())));
            }
        }
        ranges.aside.sort(Comparator.comparing(Aside::range));
        return ranges;
    }

    /** Passes findings on, each gap divided into what was retracted and what is missing without a reason. */
    Consumer<Finding> explaining(Consumer<Finding> findings) {
        return finding -> {
            OffsetRange range = finding.range();
            if (finding.kind() == Finding.Kind.GAP && range != null) {
                divide(finding, range, findings);
            } else {
                findings.accept(finding);
            }
        };
    }

    private void add(Aside next) {
        if (!aside.isEmpty()) {
            Aside last = aside.getLast();
            if (last.retraction().equals(next.retraction())
                    && last.range().next() == next.range().first()) {
                aside.removeLast();
                aside.add(new Aside(
                        next.retraction(),
                        new OffsetRange(last.range().first(), next.range().next())));
                return;
            }
        }
        aside.add(next);
    }

    private void divide(Finding gap, OffsetRange range, Consumer<Finding> findings) {
        long next = range.first();
        for (Aside one : aside) {
            if (next < range.next() && one.explains(gap, new OffsetRange(next, range.next()))) {
                long first = Math.max(next, one.range().first());
                tellMissing(gap, next, first, findings);
                next = Math.min(range.next(), one.range().next());
                findings.accept(one.told(gap, new OffsetRange(first, next)));
            }
        }
        tellMissing(gap, next, range.next(), findings);
    }

    private static void tellMissing(Finding gap, long from, long next, Consumer<Finding> findings) {
        if (from < next) {
            findings.accept(gap.within(new OffsetRange(from, next)));
        }
    }
}
