package org.customerapi.read.adapter.out.elasticsearch;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.application.port.out.CustomerStatistics.Movements;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.StatusFilter;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

/** Reports that take several searches, while customers change. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class ReportsOfOneMomentIT {

    private static final int CUSTOMERS = 6;
    private static final int REPORTS = 60;

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static ElasticsearchStatistics counting(int bucketsAtOnce) {
        return new ElasticsearchStatistics(
                service.bean(ElasticsearchClient.class),
                service.bean(Searches.class),
                side.alias(),
                service.bean(ElasticsearchSnapshots.class),
                bucketsAtOnce);
    }

    private static ReportRequest by(Facet group) {
        return new ReportRequest(
                CustomerFilter.ALL_ACTIVE.withStatus(StatusFilter.ANY),
                group,
                Report.Interval.YEAR,
                Report.Metric.CREATED,
                ZoneOffset.UTC);
    }

    @Test
    void countEveryoneOnce() {
        List<CustomerEvent> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> created(aCustomer().of("Company " + i).build()))
                .toList();
        side.publishAndAwait(service, CUSTOMERS, customers);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<CustomerEvent> moving =
                CompletableFuture.supplyAsync(() -> moveToAndFro(customers.getFirst(), done));
        try {
            for (int i = 0; i < REPORTS; i++) {
                assertThat(total(counting(1).count(by(Facet.COMPANY), Copy.ANY)))
                        .isEqualTo(CUSTOMERS);
            }
        } finally {
            done.set(true);
        }
        side.topic().publish(deleted(moving.join()));
        side.awaitCaughtUp();

        Movements movements = counting(2).movements(by(Facet.COMPANY), Copy.ANY);

        assertThat(total(movements.created())).isEqualTo(CUSTOMERS);
        assertThat(total(movements.deleted())).isEqualTo(1);
    }

    /** The last event that it published. */
    private static CustomerEvent moveToAndFro(CustomerEvent first, AtomicBoolean done) {
        CustomerEvent last = first;
        while (!done.get()) {
            last = movedTo(last.version() % 2 == 0 ? "A" : "Z", last);
            side.topic().publish(last);
            side.awaitCaughtUp();
        }
        return last;
    }

    private static long total(Report report) {
        return report.rows().stream().mapToLong(Report.Row::count).sum();
    }
}
