package org.customerapi.sink.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.adapter.out.disk.SpoolFolder;
import org.customerapi.sink.adapter.out.metrics.MicrometerArchiveMeter;
import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.application.service.Archiving;
import org.customerapi.sink.application.service.ListingArchive;
import org.customerapi.sink.application.service.VerifyingArchive;

/** The use cases and what they stand on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ArchiveProperties.class, S3Properties.class, JwtProperties.class})
class ArchiveConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SpoolFolder spoolFolder(ArchiveProperties properties) {
        return SpoolFolder.below(properties.spoolDir());
    }

    @Bean
    Spool spool(SpoolFolder folder, ArchiveProperties properties) {
        return new GzipSpool(folder.path(), properties.gzipLevel());
    }

    @Bean
    ArchiveMeter archiveMeter(MeterRegistry registry) {
        return new MicrometerArchiveMeter(registry);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService uploads(ArchiveProperties properties) {
        return Executors.newFixedThreadPool(
                properties.uploads(), Thread.ofVirtual().name("upload-", 0).factory());
    }

    @Bean
    ArchiveRecords archiveRecords(
            EventArchive archive,
            EventLog log,
            Spool spool,
            ArchiveMeter meter,
            ArchiveProperties properties,
            ExecutorService uploads,
            Clock clock) {
        return new Archiving(archive, log, spool, meter, properties.rotation(), properties.backOff(), uploads, clock);
    }

    @Bean
    ListArchive listArchive(ArchiveCatalogue catalogue, EventLog log) {
        return new ListingArchive(catalogue, log);
    }

    @Bean
    VerifyArchive verifyArchive(ArchiveCatalogue catalogue, EventLog log) {
        return new VerifyingArchive(catalogue, log);
    }
}
