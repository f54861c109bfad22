package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.stream.Stream;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;

import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.SortKey;

/** A sort in Elasticsearch's terms. */
final class SortClause {

    private SortClause() {}

    static List<SortOptions> sort(CustomerSort sort) {
        return sort.keys().stream().flatMap(SortClause::key).toList();
    }

    private static Stream<SortOptions> key(SortKey key) {
        SortOrder order = key.descending() ? SortOrder.Desc : SortOrder.Asc;
        return switch (key.field()) {
            case RELEVANCE -> Stream.of(SortOptions.of(option -> option.score(score -> score.order(order))));
            case ID -> Stream.of(by(IdOrder.HIGH, order), by(IdOrder.LOW, order));
            case CREATED_AT, UPDATED_AT, DELETED_AT -> Stream.of(by(key.field().label(), order));
            case FIRST_NAME, LAST_NAME, COMPANY, EMAIL, EXTERNAL_ID ->
                Stream.of(by(key.field().label() + ".folded", order));
            case CITY -> Stream.of(by("address.city.folded", order));
            case COUNTRY -> Stream.of(by("address.country", order));
        };
    }

    private static SortOptions by(String path, SortOrder order) {
        return SortOptions.of(
                option -> option.field(field -> field.field(path).order(order).missing("_last")));
    }
}
