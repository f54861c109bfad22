package org.customerapi.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jetty.client.HttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.forward.PartRequests;
import org.customerapi.gateway.session.Sessions;

/** Wires the page at {@code /}, the documentation at {@code /apidocs}, and the session of the page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

    private final String swaggerUi;
    private final String echarts;
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    PageConfiguration(
            @Value("${page.swagger-ui-version}") String swaggerUi, @Value("${page.echarts-version}") String echarts) {
        this.swaggerUi = WEBJARS + "swagger-ui/" + swaggerUi + "/";
        this.echarts = WEBJARS + "echarts/" + echarts + "/";
    }

    @Bean
    Sessions sessions(HttpClient partsClient, PartAddresses addresses, GatewaySettings settings, JsonMapper json) {
        return new Sessions(new PartRequests(partsClient, addresses, settings.readTimeout()), json);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/app/index.html");
        registry.addRedirectViewController("/apidocs", "/apidocs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "/app/echarts/**", echarts);
        serve(registry, "/app/**", "classpath:/app/");
        serve(registry, "/apidocs/**", "classpath:/apidocs/", swaggerUi);
    }

    /** Browsers ask each time and are told by a hash of the content, since the files of all builds have the same date. */
    private void serve(ResourceHandlerRegistry registry, String path, String... locations) {
        registry.addResourceHandler(path)
                .addResourceLocations(locations)
                .setUseLastModified(false)
                .setEtagGenerator(this::tag)
                .setCacheControl(CacheControl.noCache());
    }

    private String tag(Resource file) {
        return tags.computeIfAbsent(file.getDescription(), ignored -> hash(file));
    }

    private static String hash(Resource file) {
        try (InputStream content = file.getInputStream()) {
            // A weak one, as the same file goes out with and without compression.
            return "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
