package org.customerapi.read.adapter.out.elasticsearch;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.CustomerStatistics;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Reports;
import org.customerapi.read.domain.Summary;
import org.customerapi.read.domain.TooManyAtOnce;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/**
 * Counts by composite aggregations, which are exact for any number of groups and read in bounded parts. What takes more than
 * one search is counted in a point in time: who changes meanwhile is neither missed nor counted twice.
 */
final class ElasticsearchStatistics implements CustomerStatistics {

    static final int BUCKETS_AT_ONCE = 10_000;
    private static final int MOST_AT_ONCE = 50;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String ROWS = "rows";
    private static final String PERIOD = "period";
    private static final String GROUP = "group";

    private final ElasticsearchClient client;
    private final Searches searches;
    private final String alias;
    private final ElasticsearchSnapshots snapshots;
    private final int bucketsAtOnce;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** @param bucketsAtOnce rows of a report that one search counts */
    ElasticsearchStatistics(
            ElasticsearchClient client,
            Searches searches,
            String alias,
            ElasticsearchSnapshots snapshots,
            int bucketsAtOnce) {
        this.client = client;
        this.searches = searches;
        this.alias = alias;
        this.snapshots = snapshots;
        this.bucketsAtOnce = bucketsAtOnce;
    }

    /** What is searched, now or at a point in time. */
    @FunctionalInterface
    private interface View {
        SearchRequest.Builder search();
    }

    @Override
    public Report count(ReportRequest request, Copy copy) {
        View now = () -> new SearchRequest.Builder().index(copy.indexOr(alias)).preference(copy.name());
        SearchAnswer.Buckets first = part(request, Map.of(), now);
        return first.next(bucketsAtOnce).isEmpty()
                ? new Report(rows(request, first))
                : atOneMoment(copy, view -> all(request, view));
    }

    @Override
    public Movements movements(ReportRequest request, Copy copy) {
        return atOneMoment(
                copy,
                view -> new Movements(
                        all(request.about(Report.Metric.CREATED), view),
                        all(request.about(Report.Metric.DELETED), view)));
    }

    private <T> T atOneMoment(Copy copy, Function<View, T> counting) {
        if (!places.tryAcquire()) {
            throw new TooManyAtOnce(MOST_AT_ONCE, "reports", RETRY_AFTER);
        }
        try {
            return atOneMoment(snapshots.openUncounted(copy), counting);
        } finally {
            places.release();
        }
    }

    private <T> T atOneMoment(String moment, Function<View, T> counting) {
        try {
            return counting.apply(() -> new SearchRequest.Builder()
                    .pit(pit -> pit.id(moment).keepAlive(ElasticsearchSnapshots.KEEP_ALIVE)));
        } catch (ElasticsearchException failure) {
            if (failure.status() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new ReadModelUnavailable("The point in time of a report is gone", failure);
            }
            throw failure;
        } finally {
            snapshots.close(moment);
        }
    }

    private Report all(ReportRequest request, View view) {
        List<Report.Row> rows = new ArrayList<>();
        Map<String, @Nullable Object> after = Map.of();
        do {
            SearchAnswer.Buckets part = part(request, after, view);
            rows.addAll(rows(request, part));
            after = part.next(bucketsAtOnce);
            if (rows.size() > Report.MOST_ROWS) {
                throw Reports.tooLarge();
            }
        } while (!after.isEmpty());
        return new Report(rows);
    }

    private static List<Report.Row> rows(ReportRequest request, SearchAnswer.Buckets part) {
        return part.buckets().stream().map(bucket -> row(request, bucket)).toList();
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

    private SearchAnswer.Buckets part(ReportRequest request, Map<String, @Nullable Object> after, View view) {
        CompositeAggregation.Builder rows =
                new CompositeAggregation.Builder().size(bucketsAtOnce).sources(sources(request));
        if (!after.isEmpty()) {
            rows.after(FieldValues.of(after));
        }
        CompositeAggregation composite = rows.build();
        SearchRequest search = view.search()
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .query(FilterClause.of(request.filter()))
                .aggregations(ROWS, rowsOf -> rowsOf.composite(composite))
                .build();
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
