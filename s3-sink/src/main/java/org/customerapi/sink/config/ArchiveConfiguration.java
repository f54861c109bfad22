package org.customerapi.sink.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import software.amazon.awssdk.services.s3.S3Client;

import org.customerapi.sink.adapter.in.kafka.ArchiveConsumer;
import org.customerapi.sink.adapter.in.kafka.ArchiveConsumerHealth;
import org.customerapi.sink.adapter.out.disk.SpoolFolder;
import org.customerapi.sink.adapter.out.kafka.EventsTopic;
import org.customerapi.sink.adapter.out.metrics.MicrometerArchiveMeter;
import org.customerapi.sink.adapter.out.s3.BucketCheck;
import org.customerapi.sink.adapter.out.s3.S3ArchiveCatalogue;
import org.customerapi.sink.adapter.out.s3.S3Bucket;
import org.customerapi.sink.adapter.out.tracing.TracedArchive;
import org.customerapi.sink.adapter.out.tracing.TracedSpool;
import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.application.service.Archiving;
import org.customerapi.sink.application.service.LogOrigin;
import org.customerapi.sink.domain.SteadyTime;
import org.customerapi.telemetry.Telemetry;
import org.customerapi.telemetry.TelemetryConfiguration;
import org.customerapi.web.WebSupport;

/** What archives, in the service only. */
@Configuration(proxyBeanMethods = false)
@Import({TelemetryConfiguration.class, WebSupport.class})
class ArchiveConfiguration {

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
    SteadyTime timer(Clock clock) {
        return SteadyTime.from(clock);
    }

    @Bean
    LogOrigin logOrigin(S3Client s3, S3Bucket bucket, LogReader reader) {
        return new LogOrigin(new S3ArchiveCatalogue(s3, bucket), reader);
    }

    @Bean
    ArchiveRecords archiveRecords(
            Ends ends,
            EventLog log,
            LogOrigin origin,
            ArchiveMeter meter,
            ArchiveProperties properties,
            ExecutorService uploads,
            Clock clock,
            SteadyTime timer) {
        return new Archiving(
                ends.archive(),
                log,
                origin,
                ends.spool(),
                meter,
                properties.rotation(),
                properties.backOff(),
                uploads,
                clock,
                timer);
    }

    /** What archiving takes objects from, and what it puts them in; both know of traces when there are any. */
    @Bean
    Ends ends(EventArchive archive, Spool spool, ArchiveProperties properties, Telemetry telemetry) {
        if (!telemetry.isOn()) {
            return new Ends(spool, archive);
        }
        TracedSpool traced = new TracedSpool(spool);
        return new Ends(traced, new TracedArchive(archive, traced, telemetry.consuming("archive", properties.topic())));
    }

    record Ends(Spool spool, EventArchive archive) {}

    @Bean
    ArchiveConsumer archiveConsumer(
            ConsumerFactory<byte[], byte[]> consumers,
            ArchiveProperties properties,
            ArchiveRecords archive,
            BucketCheck bucket,
            EventsTopic topic,
            SpoolFolder spool,
            SteadyTime timer) {
        spool.path();
        bucket.atStart();
        topic.makeIfMissing();
        topic.partitions().ifPresent(properties::checkPartitions);
        return new ArchiveConsumer(consumers::createConsumer, properties.topic(), archive, timer);
    }

    @Bean
    ArchiveConsumerHealth archiveHealthIndicator(ArchiveConsumer consumer) {
        return new ArchiveConsumerHealth(consumer);
    }
}
