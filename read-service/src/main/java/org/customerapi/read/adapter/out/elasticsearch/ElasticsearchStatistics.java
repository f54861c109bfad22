package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.CustomerStatistics;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Reports;
import org.customerapi.read.domain.Summary;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Counts by composite aggregations, which are exact for any number of groups and read in bounded parts. */
final class ElasticsearchStatistics implements CustomerStatistics {

    private static final int BUCKETS_AT_ONCE = 10_000;
    private static final String ROWS = "rows";
    private static final String PERIOD = "period";
    private static final String GROUP = "group";

    private final ElasticsearchClient client;
    private final Searches searches;
    private final String alias;

    ElasticsearchStatistics(ElasticsearchClient client, Searches searches, String alias) {
        this.client = client;
        this.searches = searches;
        this.alias = alias;
    }

    @Override
    public Report count(ReportRequest request, Copy copy) {
        List<Report.Row> rows = new ArrayList<>();
        Map<String, @Nullable Object> after = Map.of();
        do {
            SearchAnswer.Buckets part = part(request, after, copy);
            part.buckets().forEach(bucket -> rows.add(row(request, bucket)));
            after = part.next(BUCKETS_AT_ONCE);
            if (rows.size() > Report.MOST_ROWS) {
                throw Reports.tooLarge();
            }
        } while (!after.isEmpty());
        return new Report(rows);
    }

    @Override
    public Summary summary(Instant now, Copy copy) {
        return SummaryAnswer.of(answerOf(
                "summary",
                () -> client.search(
                        SummaryRequest.asOf(now)
                                .index(copy.indexOr(alias))
                                .preference(copy.name())
                                .build(),
                        CustomerDocument.class)));
    }

    private SearchAnswer.Buckets part(ReportRequest request, Map<String, @Nullable Object> after, Copy copy) {
        CompositeAggregation.Builder rows =
                new CompositeAggregation.Builder().size(BUCKETS_AT_ONCE).sources(sources(request));
        if (!after.isEmpty()) {
            rows.after(FieldValues.of(after));
        }
        CompositeAggregation composite = rows.build();
        SearchRequest search = SearchRequest.of(question -> question.index(copy.indexOr(alias))
                .preference(copy.name())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .query(FilterClause.of(request.filter()))
                .aggregations(ROWS, rowsOf -> rowsOf.composite(composite)));
        return answerOf("report", () -> searches.ask(search)).counts(ROWS);
    }

    private static List<NamedValue<CompositeAggregationSource>> sources(ReportRequest request) {
        List<NamedValue<CompositeAggregationSource>> sources = new ArrayList<>();
        sources.add(NamedValue.of(
                PERIOD,
                CompositeAggregationSource.of(source -> source.dateHistogram(histogram -> histogram
                        .field(request.metric() == Report.Metric.DELETED ? "deletedAt" : "createdAt")
                        .calendarInterval(time -> time.time("1" + unit(request.interval())))
                        .timeZone(request.zone().getId())))));
        if (request.groupBy() != null) {
            String path = PageRequest.path(request.groupBy());
            sources.add(NamedValue.of(
                    GROUP,
                    CompositeAggregationSource.of(
                            source -> source.terms(terms -> terms.field(path).missingBucket(true)))));
        }
        return sources;
    }

    private static String unit(Report.Interval interval) {
        return switch (interval) {
            case DAY -> "d";
            case WEEK -> "w";
            case MONTH -> "M";
            case YEAR -> "y";
        };
    }

    private static Report.Row row(ReportRequest request, SearchAnswer.Bucket bucket) {
        long millis = (Long) Objects.requireNonNull(bucket.keyOf(PERIOD));
        return new Report.Row(
                Instant.ofEpochMilli(millis).atZone(request.zone()).toLocalDate(),
                (String) bucket.keyOf(GROUP),
                bucket.count());
    }
}
