package org.customerapi.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.web.problem.ErrorPage;
import org.customerapi.web.problem.ProblemValve;
import org.customerapi.web.problem.Problems;
import org.customerapi.web.problem.UnreadableParameters;

/** What surrounds the controllers of a service that imports this. */
@Configuration(proxyBeanMethods = false)
@Import({ErrorPage.class, UnreadableParameters.class})
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

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    /** Puts our valve in the place of the one that writes HTML. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfPages() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /** In the place of the converter that Spring Boot puts there before; a bean of its kind would come before all others. */
    @Bean
    ServerHttpMessageConvertersCustomizer sizedJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new SizedJsonConverter(json));
    }
}
