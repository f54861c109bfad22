package org.customerapi.sink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the s3-sink. */
@SpringBootApplication
public class S3SinkApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(S3SinkApplication.class, arguments);
    }
}
