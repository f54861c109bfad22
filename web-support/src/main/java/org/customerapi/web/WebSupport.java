package org.customerapi.web;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** What surrounds the controllers of a service that imports this. */
@Configuration(proxyBeanMethods = false)
public class WebSupport {

    /** Before any other filter, so that whatever is logged has the id. */
    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        var registration = new FilterRegistrationBean<>(new RequestIdFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    CutOffAnswers cutOffAnswers() {
        return new CutOffAnswers();
    }

    /** In the place of the converter that Spring Boot puts there before; a bean of its kind would come before all others. */
    @Bean
    ServerHttpMessageConvertersCustomizer sizedJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new SizedJsonConverter(json));
    }
}
