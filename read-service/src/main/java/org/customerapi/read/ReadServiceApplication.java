package org.customerapi.read;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the read-service. */
@SpringBootApplication
public class ReadServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ReadServiceApplication.class, arguments);
    }
}
