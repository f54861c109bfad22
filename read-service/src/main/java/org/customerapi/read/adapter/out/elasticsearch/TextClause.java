package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/**
 * Free text in Elasticsearch's terms: every word has to match, as it stands, as the beginning of a word (the last one),
 * or with one typo. Each way of matching adds a fixed weight, so a customer's score depends on that customer and the
 * text alone, and does not move while others change: a cursor over it stays valid.
 */
final class TextClause {

    /** One edit for words of four letters and more, none for shorter ones. */
    private static final String ONE_TYPO = "AUTO:4,255";

    private static final String WORDS = "search.words";

    private TextClause() {}

    static Query of(String text) {
        List<Query> needed =
                List.of(weighted(8, words(WORDS, text)), weighted(3, beginning(text)), weighted(1, withTypo(text)));
        List<Query> better = List.of(
                weighted(512, exact(text)),
                weighted(128, phrase("search.name", text)),
                weighted(96, phrase("search.company", text)),
                weighted(32, words("search.name", text)),
                weighted(24, words("search.company", text)),
                weighted(12, phraseBeginning("search.name", text)),
                weighted(10, phraseBeginning("search.company", text)));
        return Query.of(query -> query.bool(bool -> bool.must(
                        must -> must.bool(any -> any.should(needed).minimumShouldMatch("1")))
                .should(better)));
    }

    private static Query weighted(float weight, Query query) {
        return Query.of(
                outer -> outer.constantScore(score -> score.filter(query).boost(weight)));
    }

    private static Query exact(String text) {
        return Query.of(query -> query.term(term -> term.field("search.exact").value(text.strip())));
    }

    private static Query words(String field, String text) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).operator(Operator.And)));
    }

    private static Query beginning(String text) {
        return Query.of(query -> query.matchBoolPrefix(
                match -> match.field(WORDS).query(text).operator(Operator.And).fuzziness(ONE_TYPO)));
    }

    private static Query withTypo(String text) {
        return Query.of(query -> query.match(
                match -> match.field(WORDS).query(text).operator(Operator.And).fuzziness(ONE_TYPO)));
    }

    private static Query phrase(String field, String text) {
        return Query.of(query -> query.matchPhrase(match -> match.field(field).query(text)));
    }

    private static Query phraseBeginning(String field, String text) {
        return Query.of(
                query -> query.matchPhrasePrefix(match -> match.field(field).query(text)));
    }
}
