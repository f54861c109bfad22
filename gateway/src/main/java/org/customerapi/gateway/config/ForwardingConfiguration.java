package org.customerapi.gateway.config;

import java.util.Map;

import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.RemoveHopByHopResponseHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import org.customerapi.gateway.forward.ForwardedHeaders;
import org.customerapi.gateway.forward.ForwardingRoutes;
import org.customerapi.gateway.forward.JettyProxyExchange;
import org.customerapi.gateway.forward.PartAddresses;

/** Wires the way to the parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class ForwardingConfiguration {

    private static final int CLIENT_THREADS = 32;

    /** What a client may send, and what the gateway adds to it. */
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    /** A Link repeats all that was asked for, in which each sign may take three. */
    private static final int MAX_ANSWER_HEADER_BYTES = 64 * 1024;

    @Bean
    PartAddresses partAddresses(GatewaySettings settings) {
        return settings.addresses();
    }

    @Bean
    RouterFunction<ServerResponse> forwardedRoutes(PartAddresses addresses) {
        return new ForwardingRoutes(addresses).routerFunction();
    }

    /** With these filters of headers and none of the others that Spring Cloud Gateway brings. */
    @Bean
    ProxyExchangeHandlerFunction proxyExchangeHandlerFunction(ProxyExchange exchange) {
        var filters = new StaticListableBeanFactory(
                Map.of("request", new ForwardedHeaders(), "response", new RemoveHopByHopResponseHeadersFilter()));
        return new ProxyExchangeHandlerFunction(
                exchange,
                filters.getBeanProvider(RequestHttpHeadersFilter.class),
                filters.getBeanProvider(ResponseHttpHeadersFilter.class));
    }

    @Bean
    ProxyExchange proxyExchange(HttpClient partsClient, GatewaySettings settings) {
        return new JettyProxyExchange(partsClient, settings.readTimeout());
    }

    /** Passes answers on as they are: no redirect followed, nothing decoded, no cookie kept, no 401 handled. */
    @Bean(initMethod = "start", destroyMethod = "stop")
    HttpClient partsClient(GatewaySettings settings) {
        var transport = new HttpClientTransportOverHTTP();
        transport.setConnectionPoolFactory(part -> agingPool(part, settings));
        // Those who wait for answers only note what came, so the thread that reads it need not hand it to another
        // first.
        transport.setInvocationType(Invocable.InvocationType.NON_BLOCKING);
        var client = new HttpClient(transport);
        var threads = new QueuedThreadPool(CLIENT_THREADS);
        threads.setName("parts");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setConnectTimeout(settings.connectTimeout().toMillis());
        client.setIdleTimeout(settings.readTimeout().toMillis());
        client.setMaxConnectionsPerDestination(settings.maxConnectionsPerPart());
        client.setMaxRequestsQueuedPerDestination(settings.maxConnectionsPerPart());
        client.setMaxRequestHeadersSize(MAX_HEADER_BYTES);
        client.setMaxResponseHeadersSize(MAX_ANSWER_HEADER_BYTES);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        return untouched(client);
    }

    /**
     * A part's instance that is about to end gets no new connections, but would get requests on those that are open: they
     * must be gone before it ends, or it would cut off requests that must not be repeated.
     */
    private static ConnectionPool agingPool(Destination part, GatewaySettings settings) {
        var pool = new DuplexConnectionPool(part, settings.maxConnectionsPerPart());
        pool.setMaxDuration(settings.partConnectionAge().toMillis());
        return pool;
    }

    private static HttpClient untouched(HttpClient client) {
        client.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                client.getContentDecoderFactories().clear();
                client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
            }
        });
        return client;
    }
}
