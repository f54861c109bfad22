package org.customerapi.localstack.s3;

import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Drops the second connector of S3Mock, which listens on every address; the first one obeys {@code server.address}. */
public final class LoopbackOnly implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof TomcatServletWebServerFactory tomcat) {
            tomcat.setAdditionalConnectors(List.of());
        }
        return bean;
    }
}
