package org.customerapi.read.adapter.out.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/**
 * Free text in Elasticsearch's terms: every word has to match, as it stands, as the beginning of a word (the last one),
 * or with one typo; or the text is a key of the customer, or the phone number in other groups. Each way of matching adds
 * a fixed weight, so a customer's score depends on that customer and the text alone, and does not move while others
 * change: a cursor over it stays valid.
 */
final class TextClause {

    /** One edit for words of four letters and more, none for shorter ones. */
    private static final String ONE_TYPO = "AUTO:4,255";

    /** By default the 50 best terms count, the first by the alphabet: what matches then depends on all customers. */
    private static final String EVERY_TERM = "constant_score";

    private static final Pattern PHONE = Pattern.compile("[0-9 +()./-]+");
    private static final int SHORTEST_PHONE = 5;

    private static final String WORDS = "search.words";

    private TextClause() {}

    static Query of(String text) {
        List<Query> needed = new ArrayList<>(List.of(
                weighted(512, exact(text)),
                weighted(8, words(WORDS, text)),
                weighted(3, beginningWithTypo(text)),
                weighted(1, withTypo(text))));
        dialled(text).ifPresent(digits -> needed.add(weighted(8, words(WORDS, digits))));
        List<Query> better = List.of(
                weighted(128, phrase("search.name", text)),
                weighted(96, phrase("search.company", text)),
                weighted(32, words("search.name", text)),
                weighted(24, words("search.company", text)),
                weighted(12, beginning("search.name", text)),
                weighted(10, beginning("search.company", text)));
        return Query.of(query -> query.bool(bool -> bool.must(
                        must -> must.bool(any -> any.should(needed).minimumShouldMatch("1")))
                .should(better)));
    }

    /** The digits alone of what looks like a phone number, which people group as they like. */
    private static Optional<String> dialled(String text) {
        String digits = PHONE.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : "";
        return Optional.of(digits).filter(found -> found.length() >= SHORTEST_PHONE && !found.equals(text.strip()));
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

    private static Query beginning(String field, String text) {
        return Query.of(query ->
                query.matchBoolPrefix(match -> match.field(field).query(text).operator(Operator.And)));
    }

    private static Query beginningWithTypo(String text) {
        return Query.of(query -> query.matchBoolPrefix(match -> match.field(WORDS)
                .query(text)
                .operator(Operator.And)
                .fuzziness(ONE_TYPO)
                .fuzzyRewrite(EVERY_TERM)));
    }

    private static Query withTypo(String text) {
        return Query.of(query -> query.match(match -> match.field(WORDS)
                .query(text)
                .operator(Operator.And)
                .fuzziness(ONE_TYPO)
                .fuzzyRewrite(EVERY_TERM)));
    }

    private static Query phrase(String field, String text) {
        return Query.of(query -> query.matchPhrase(match -> match.field(field).query(text)));
    }
}
