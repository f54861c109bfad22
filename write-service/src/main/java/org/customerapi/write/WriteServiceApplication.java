package org.customerapi.write;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import org.customerapi.write.config.RecoveryCommandLine;

/** Starts the write-service, or with {@code recover} as its first argument brings MySQL forward to what Kafka has. */
@SpringBootApplication
public class WriteServiceApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RecoveryCommandLine.NAME)) {
            String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(RecoveryCommandLine.run(WriteServiceApplication.class, System.out, settings));
        }
        SpringApplication.run(WriteServiceApplication.class, arguments);
    }
}
