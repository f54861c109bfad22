package org.customerapi.gateway.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

import org.eclipse.jetty.client.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.openapi.OpenApi;
import org.customerapi.gateway.openapi.PartDocuments;

/** Wires the OpenAPI document of the whole API. */
@Configuration(proxyBeanMethods = false)
class DocumentationConfiguration {

    @Bean
    OpenApi openApi(
            HttpClient partsClient,
            PartAddresses addresses,
            JsonMapper json,
            Clock clock,
            ExecutorService partsExecutor) {
        return new OpenApi(new PartDocuments(partsClient, addresses, json, partsExecutor), json, clock);
    }
}
