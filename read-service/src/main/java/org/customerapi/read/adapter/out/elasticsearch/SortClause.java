package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;

import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.SortField;
import org.customerapi.read.domain.SortKey;

/** A sort in Elasticsearch's terms. */
final class SortClause {

    private SortClause() {}

    static List<SortOptions> sort(CustomerSort sort) {
        return sort.keys().stream().map(SortClause::key).toList();
    }

    private static SortOptions key(SortKey key) {
        SortOrder order = key.descending() ? SortOrder.Desc : SortOrder.Asc;
        if (key.field() == SortField.RELEVANCE) {
            return SortOptions.of(option -> option.score(score -> score.order(order)));
        }
        return SortOptions.of(option -> option.field(
                field -> field.field(path(key.field())).order(order).missing("_last")));
    }

    private static String path(SortField field) {
        return switch (field) {
            case CREATED_AT, UPDATED_AT, DELETED_AT, ID -> field.label();
            case FIRST_NAME, LAST_NAME, COMPANY, EMAIL, EXTERNAL_ID -> field.label() + ".folded";
            case CITY -> "address.city.folded";
            case COUNTRY -> "address.country";
            case RELEVANCE -> "_score";
        };
    }
}
