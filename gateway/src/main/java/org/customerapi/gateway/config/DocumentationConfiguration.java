package org.customerapi.gateway.config;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

import org.eclipse.jetty.client.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.gateway.forward.PartAddresses;
import org.customerapi.gateway.openapi.OpenApi;
import org.customerapi.gateway.openapi.PartDocuments;

/** Wires the OpenAPI document and the Swagger UI that shows it. */
@Configuration(proxyBeanMethods = false)
class DocumentationConfiguration implements WebMvcConfigurer {

    private static final String SWAGGER_UI = "classpath:/META-INF/resources/webjars/swagger-ui/5.32.0/";

    @Bean
    OpenApi openApi(
            HttpClient partsClient,
            PartAddresses addresses,
            JsonMapper json,
            Clock clock,
            ExecutorService partsExecutor) {
        return new OpenApi(new PartDocuments(partsClient, addresses, json, partsExecutor), json, clock);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/apidocs", "/apidocs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/apidocs/**")
                .addResourceLocations("classpath:/apidocs/", SWAGGER_UI)
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
