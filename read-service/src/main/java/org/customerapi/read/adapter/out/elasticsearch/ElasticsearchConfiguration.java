package org.customerapi.read.adapter.out.elasticsearch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.ReadModelSetup;
import org.customerapi.read.config.ReadModelSettings;

/** The read model's adapters. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {

    private static final int CONNECTIONS = 64;

    @Bean
    Rest5ClientBuilderCustomizer connectionPool() {
        return new Rest5ClientBuilderCustomizer() {
            @Override
            public void customize(Rest5ClientBuilder builder) {}

            @Override
            public void customize(PoolingAsyncClientConnectionManagerBuilder pool) {
                pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(2 * CONNECTIONS);
            }
        };
    }

    @Bean
    ReadModelSetup readModelIndex(ElasticsearchClient client, ReadModelSettings settings) {
        IndexDefinition definition = IndexDefinition.read("/read-model/customers.json", client._jsonpMapper());
        return new ReadModelIndex(client, settings.alias(), definition);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService refreshScheduler() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("refresh").daemon().factory());
    }

    @Bean
    RefreshGate refreshGate(
            ElasticsearchClient client, ReadModelSettings settings, ScheduledExecutorService refreshScheduler) {
        Refresh refresh = new Refresh(client, settings.alias());
        return new RefreshGate(refresh, settings.refreshInterval(), refreshScheduler);
    }

    @Bean
    ReadModel readModel(
            ElasticsearchClient client, ReadModelSettings settings, JsonMapper json, RefreshGate refreshes) {
        return new ElasticsearchReadModel(client, settings.alias(), json, refreshes);
    }

    @Bean
    Customers customers(ElasticsearchClient client, ReadModelSettings settings) {
        return new ElasticsearchCustomers(client, settings.alias());
    }
}
