package org.customerapi.sink.config;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.customerapi.sink.adapter.in.cli.ArchiveTools;
import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;

/** The tools without the service; not found by the service's scan, since it is no {@code @Configuration}. */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    KafkaAutoConfiguration.class
})
@Import({S3Configuration.class, KafkaConfiguration.class, ToolsConfiguration.class})
class CommandLineConfiguration {

    @Bean
    ArchiveTools archiveTools(
            ArchiveProperties properties,
            ListArchive list,
            VerifyArchive verify,
            PrintArchive print,
            RestoreArchive restore,
            RetractArchive retract) {
        return new ArchiveTools(properties.topic(), list, verify, print, restore, retract);
    }
}
