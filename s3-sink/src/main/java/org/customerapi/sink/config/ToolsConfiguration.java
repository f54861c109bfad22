package org.customerapi.sink.config;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.sink.adapter.out.disk.GzipSpool;
import org.customerapi.sink.adapter.out.disk.SpoolFolder;
import org.customerapi.sink.adapter.out.ndjson.NdjsonFormat;
import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.RestoreTargets;
import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.application.service.ListingArchive;
import org.customerapi.sink.application.service.PrintingArchive;
import org.customerapi.sink.application.service.Rearchiving;
import org.customerapi.sink.application.service.RestoringArchive;
import org.customerapi.sink.application.service.RetractingArchive;
import org.customerapi.sink.application.service.SharedListing;
import org.customerapi.sink.application.service.VerifyingArchive;

/** What looks into the archive and takes from it, both in the service and on the command line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ArchiveProperties.class, S3Properties.class})
class ToolsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ListArchive listArchive(ArchiveCatalogue catalogue, EventLog log) {
        return new SharedListing(new ListingArchive(catalogue, log));
    }

    @Bean
    VerifyArchive verifyArchive(ArchiveCatalogue catalogue, RetractedObjects retracted, EventLog log) {
        return new VerifyingArchive(catalogue, retracted, log);
    }

    @Bean
    PrintArchive printArchive(ArchiveCatalogue catalogue) {
        return new PrintingArchive(catalogue, new NdjsonFormat());
    }

    @Bean
    RestoreArchive restoreArchive(ArchiveCatalogue catalogue, RestoreTargets targets, Clock clock) {
        return new RestoringArchive(catalogue, targets, clock);
    }

    @Bean
    SpoolFolder spoolFolder(ArchiveProperties properties) {
        return SpoolFolder.below(properties.spoolDir());
    }

    @Bean
    Spool spool(SpoolFolder folder, ArchiveProperties properties) {
        return new GzipSpool(folder::path, properties.gzipLevel());
    }

    @Bean
    RetractArchive retractArchive(
            ArchiveCatalogue catalogue,
            RetractedObjects retracted,
            EventLog log,
            LogReader reader,
            EventArchive archive,
            Spool spool,
            ArchiveProperties properties,
            Clock clock) {
        Rearchiving rearchiving = new Rearchiving(catalogue, log, reader, archive, spool, properties.rotation());
        return new RetractingArchive(catalogue, retracted, rearchiving, clock);
    }
}
