package org.customerapi.read;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the read-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReadServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ReadServiceApplication.class, arguments);
    }
}
