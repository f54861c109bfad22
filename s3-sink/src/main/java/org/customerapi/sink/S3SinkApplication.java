package org.customerapi.sink;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import org.customerapi.sink.config.ArchiveCommandLine;

/** Starts the s3-sink, or with {@code archive} as its first argument runs one of the archive's tools. */
@SpringBootApplication
public class S3SinkApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(ArchiveCommandLine.NAME)) {
            System.exit(ArchiveCommandLine.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(S3SinkApplication.class, arguments);
    }
}
