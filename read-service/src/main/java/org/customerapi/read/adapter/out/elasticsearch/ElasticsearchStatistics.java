package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.util.NamedValue;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.CustomerStatistics;
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
    private final String alias;

    ElasticsearchStatistics(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public Report count(ReportRequest request) {
        List<Report.Row> rows = new ArrayList<>();
        Map<String, FieldValue> after = Map.of();
        do {
            CompositeAggregate part = part(request, after);
            part.buckets().array().forEach(bucket -> rows.add(row(request, bucket)));
            after = part.afterKey();
            if (rows.size() > Report.MOST_ROWS) {
                throw Reports.tooLarge();
            }
        } while (!after.isEmpty());
        return new Report(rows);
    }

    @Override
    public Summary summary(Instant now) {
        return SummaryAnswer.of(answerOf(
                "summary",
                () -> client.search(SummaryRequest.asOf(now).index(alias).build(), CustomerDocument.class)));
    }

    private CompositeAggregate part(ReportRequest request, Map<String, FieldValue> after) {
        CompositeAggregation.Builder rows =
                new CompositeAggregation.Builder().size(BUCKETS_AT_ONCE).sources(sources(request));
        if (!after.isEmpty()) {
            rows.after(after);
        }
        CompositeAggregation composite = rows.build();
        return Objects.requireNonNull(answerOf(
                                "report",
                                () -> client.search(
                                        search -> search.index(alias)
                                                .size(0)
                                                .trackTotalHits(total -> total.enabled(false))
                                                .allowPartialSearchResults(false)
                                                .query(FilterClause.of(request.filter()))
                                                .aggregations(ROWS, rowsOf -> rowsOf.composite(composite)),
                                        Void.class))
                        .aggregations()
                        .get(ROWS))
                .composite();
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

    private static Report.Row row(ReportRequest request, CompositeBucket bucket) {
        long millis = Objects.requireNonNull(bucket.key().get(PERIOD)).longValue();
        return new Report.Row(
                Instant.ofEpochMilli(millis).atZone(request.zone()).toLocalDate(),
                group(bucket.key().get(GROUP)),
                bucket.docCount());
    }

    private static @Nullable String group(@Nullable FieldValue value) {
        return value == null || value.isNull() ? null : value.stringValue();
    }
}
