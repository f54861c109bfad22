package org.customerapi.gateway.openapi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.route.Part;

/** Fetches the OpenAPI document that each part has of itself. */
public final class PartDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(PartDocuments.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String PATH = "/v1/openapi";

    private final HttpClient client;
    private final PartAddresses addresses;
    private final JsonMapper json;
    private final Executor executor;

    /** Asks the parts at their addresses. */
    public PartDocuments(HttpClient client, PartAddresses addresses, JsonMapper json, Executor executor) {
        this.client = client;
        this.addresses = addresses;
        this.json = json;
        this.executor = executor;
    }

    /** The document of a part, null when it cannot be had; parts can be asked at the same time. */
    CompletableFuture<@Nullable JsonNode> of(Part part) {
        return CompletableFuture.supplyAsync(() -> fetch(part), executor);
    }

    private @Nullable JsonNode fetch(Part part) {
        try {
            ContentResponse answer = client.newRequest(addresses.of(part).resolve(PATH))
                    .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .send();
            return answer.getStatus() == 200 ? json.readTree(answer.getContent()) : null;
        } catch (ExecutionException | TimeoutException | JacksonException failed) {
            LOG.warn("The {} has no usable OpenAPI document: {}", part.title(), failed.toString());
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
