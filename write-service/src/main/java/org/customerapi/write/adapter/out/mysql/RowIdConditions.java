package org.customerapi.write.adapter.out.mysql;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.customerapi.write.application.port.out.RowIds;
import org.customerapi.write.application.port.out.RowIds.Range;

/**
 * Conditions on the column {@code id} of the outbox. For a hundred ranges MySQL goes straight to the rows; of more than a
 * thousand lone ids it makes no plan, and looks at each row.
 */
final class RowIdConditions {

    private RowIdConditions() {}

    /** Fulfilled by exactly these. */
    static String among(RowIds ids) {
        return ids.isEmpty() ? "FALSE" : each(ids, "", " OR ");
    }

    /** Fulfilled by all others. */
    static String except(RowIds ids) {
        return ids.isEmpty() ? "TRUE" : each(ids, "NOT ", " AND ");
    }

    private static String each(RowIds ids, String not, String glue) {
        String single = ids.ranges().stream()
                .filter(range -> range.size() == 1)
                .map(Range::toString)
                .collect(Collectors.joining(","));
        Stream<String> lone = single.isEmpty() ? Stream.of() : Stream.of("id " + not + "IN (" + single + ")");
        Stream<String> many = ids.ranges().stream()
                .filter(range -> range.size() > 1)
                .map(range -> "id " + not + "BETWEEN " + range.first() + " AND " + range.last());
        return Stream.concat(many, lone).collect(Collectors.joining(glue, "(", ")"));
    }
}
