package org.customerapi.read.adapter.out.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.StatusFilter;
import org.customerapi.read.domain.TimeRange;

/** A filter in Elasticsearch's terms; only the free text scores. */
final class FilterClause {

    private FilterClause() {}

    static Query of(CustomerFilter filter) {
        List<Query> conditions = conditions(filter);
        String text = filter.text();
        return Query.of(query -> query.bool(bool -> {
            bool.filter(conditions);
            return text == null ? bool : bool.must(TextClause.of(text));
        }));
    }

    private static List<Query> conditions(CustomerFilter filter) {
        List<Query> conditions = new ArrayList<>();
        addAnyOf(conditions, "address.country", filter.countries());
        addAnyOf(conditions, "address.city.folded", filter.cities());
        addAnyOf(conditions, "company.folded", filter.companies());
        addAnyOf(conditions, "tags.folded", filter.tags());
        if (filter.status() != StatusFilter.ANY) {
            addAnyOf(conditions, "status", List.of(filter.status().name().toLowerCase(Locale.ROOT)));
        }
        addRange(conditions, "createdAt", filter.created());
        addRange(conditions, "updatedAt", filter.updated());
        return conditions;
    }

    private static void addAnyOf(List<Query> conditions, String field, List<String> values) {
        if (!values.isEmpty()) {
            List<Query> any = values.stream()
                    .map(value -> Query.of(
                            query -> query.term(term -> term.field(field).value(FieldValue.of(value)))))
                    .toList();
            conditions.add(Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1"))));
        }
    }

    private static void addRange(List<Query> conditions, String field, TimeRange range) {
        if (!range.isUnbounded()) {
            conditions.add(Query.of(query -> query.range(kind -> kind.date(date -> date.field(field)
                    .gte(range.from() == null ? null : range.from().toString())
                    .lt(range.to() == null ? null : range.to().toString())))));
        }
    }
}
