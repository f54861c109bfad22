package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.CustomerStatistics;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.ReadModelSetup;
import org.customerapi.read.application.port.out.RebuildRegister;
import org.customerapi.read.config.ReadModelSettings;
import org.customerapi.read.config.UnusableSetting;

/** The read model's adapters. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {

    private static final int CONNECTIONS = 64;

    /** Where all connections wait for answers, one more request would wait in vain. */
    private static final Timeout LONGEST_QUEUE = Timeout.ofSeconds(3);

    private static final Duration LONGEST_SWAP = Duration.ofSeconds(5);
    private static final String CUSTOMERS = "/read-model/customers.json";

    @Bean
    Rest5ClientBuilderCustomizer connections(ElasticsearchProperties properties) {
        properties.getUris().forEach(ElasticsearchConfiguration::checkAddress);
        Timeout longestSilence = Timeout.of(properties.getSocketTimeout());
        return new Rest5ClientBuilderCustomizer() {
            @Override
            public void customize(Rest5ClientBuilder builder) {}

            @Override
            public void customize(RequestConfig.Builder requests) {
                // The socket timeout alone does not end a request that is sent and never answered.
                requests.setResponseTimeout(longestSilence).setConnectionRequestTimeout(LONGEST_QUEUE);
            }

            @Override
            public void customize(PoolingAsyncClientConnectionManagerBuilder pool) {
                pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(2 * CONNECTIONS);
            }
        };
    }

    @Bean
    Rest5ClientOptions boundedAnswers() {
        RequestOptions options = RequestOptions.DEFAULT.toBuilder()
                .setHttpAsyncResponseConsumerFactory(
                        new BoundedAnswers(Runtime.getRuntime().maxMemory()))
                .build();
        return new Rest5ClientOptions(options, false);
    }

    private static void checkAddress(String uri) {
        if (!uri.matches("https?://[^/?#\\s]+.*")) {
            throw new UnusableSetting(
                    "ELASTICSEARCH_URIS", "names '" + uri + "' and not an address such as http://elasticsearch:9200");
        }
    }

    @Bean
    ReadModelSetup readModelSetup(ElasticsearchClient client, ReadModelSettings settings, Clock clock) {
        ElasticsearchCheck server = new ElasticsearchCheck(client, clock);
        ReadModelIndex customers = index(client, settings.alias(), CUSTOMERS);
        ReadModelIndex events = index(client, settings.eventsAlias(), "/read-model/events.json");
        ReadModelIndex rebuild = index(client, settings.rebuildAlias(), "/read-model/rebuild.json");
        return new ElasticsearchSetup(server, rebuild, events, customers);
    }

    private static ReadModelIndex index(ElasticsearchClient client, String alias, String resource) {
        return new ReadModelIndex(client, alias, IndexDefinition.read(resource, client._jsonpMapper()));
    }

    @Bean
    ElasticsearchEventHistory eventHistory(ElasticsearchClient client, ReadModelSettings settings, JsonMapper json) {
        return new ElasticsearchEventHistory(
                client, settings.eventsAlias(), new BulkWrites(client, settings.eventsAlias(), json));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService refreshScheduler() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("refresh").daemon().factory());
    }

    @Bean
    RefreshGates refreshGates(
            ElasticsearchClient client, ReadModelSettings settings, ScheduledExecutorService refreshScheduler) {
        return new RefreshGates(client, settings.refreshInterval(), refreshScheduler);
    }

    @Bean
    ReadModel readModel(ElasticsearchClient client, ReadModelSettings settings, JsonMapper json, RefreshGates gates) {
        return new ElasticsearchReadModel(new BulkWrites(client, settings.alias(), json), gates.of(settings.alias()));
    }

    @Bean
    IndexGenerations indexGenerations(
            ElasticsearchClient client,
            ReadModelSettings settings,
            JsonMapper json,
            RefreshGates gates,
            ElasticsearchProperties properties) {
        Duration quarter = properties.getSocketTimeout().dividedBy(4);
        Duration swapTimeout = quarter.compareTo(LONGEST_SWAP) < 0 ? quarter : LONGEST_SWAP;
        IndexDefinition definition = IndexDefinition.read(CUSTOMERS, client._jsonpMapper());
        return new ElasticsearchGenerations(client, settings.alias(), definition, json, gates, swapTimeout);
    }

    @Bean
    RebuildRegister rebuildRegister(ElasticsearchClient client, ReadModelSettings settings, Clock clock) {
        return new ElasticsearchRebuildRegister(client, settings.rebuildAlias(), clock);
    }

    @Bean
    ElasticsearchSnapshots snapshots(ElasticsearchClient client, ReadModelSettings settings, Clock clock) {
        return new ElasticsearchSnapshots(client, settings.alias(), settings.maxSnapshots(), clock);
    }

    @Bean
    Searches searches(ElasticsearchClient client, JsonMapper json) {
        return new Searches(client, json);
    }

    @Bean
    Customers customers(
            ElasticsearchClient client,
            Searches searches,
            ReadModelSettings settings,
            ElasticsearchSnapshots snapshots) {
        return new ElasticsearchCustomers(client, searches, settings.alias(), snapshots);
    }

    @Bean
    CustomerStatistics customerStatistics(
            ElasticsearchClient client,
            Searches searches,
            ReadModelSettings settings,
            ElasticsearchSnapshots snapshots) {
        return new ElasticsearchStatistics(
                client, searches, settings.alias(), snapshots, ElasticsearchStatistics.BUCKETS_AT_ONCE);
    }
}
