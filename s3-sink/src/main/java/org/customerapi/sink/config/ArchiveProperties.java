package org.customerapi.sink.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.zip.Deflater;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import org.customerapi.contracts.Topics;
import org.customerapi.sink.domain.BackOff;
import org.customerapi.sink.domain.RotationPolicy;

/**
 * How the archive is written.
 *
 * @param topic what is archived
 * @param partitions that the topic has to have; 0 for any number
 * @param maxRecords records that complete an object
 * @param maxBytes compressed size that completes an object
 * @param maxAge time after its first record that completes an object
 * @param formats what records are archived as; lines always are
 * @param gzipLevel 1 is fastest, 9 is smallest
 * @param spoolDir where growing objects are kept; needs room for one object a partition
 * @param uploads objects that are put at the same time
 * @param retryFirst the wait after a first failure
 * @param retryCeiling the longest wait between attempts
 */
@ConfigurationProperties("archive")
public record ArchiveProperties(
        String topic,
        int partitions,
        long maxRecords,
        DataSize maxBytes,
        Duration maxAge,
        Set<ArchiveFormat> formats,
        int gzipLevel,
        Path spoolDir,
        int uploads,
        Duration retryFirst,
        Duration retryCeiling) {

    public ArchiveProperties {
        if (!formats.contains(ArchiveFormat.NDJSON)) {
            throw new IllegalArgumentException(
                    "ARCHIVE_FORMATS: ndjson is what the chain is made of; parquet goes beside it");
        }
        if (gzipLevel < Deflater.BEST_SPEED || gzipLevel > Deflater.BEST_COMPRESSION) {
            throw new IllegalArgumentException(
                    "ARCHIVE_GZIP_LEVEL: 1 is fastest, 9 is smallest, and " + gzipLevel + " is none of them");
        }
    }

    void checkPartitions(int actual) {
        if (partitions > 0 && actual != partitions) {
            throw MissingSettingException.unusable(
                    "EVENTS_TOPIC",
                    topic,
                    "a topic with " + partitions + " partitions, and this one has " + actual
                            + "; delete it while it is empty, name another, or set ARCHIVE_PARTITIONS");
        }
    }

    int partitionsOfNewTopic() {
        return partitions > 0 ? partitions : Topics.CUSTOMER_EVENT_PARTITIONS;
    }

    boolean isWithParquet() {
        return formats.contains(ArchiveFormat.PARQUET);
    }

    RotationPolicy rotation() {
        return new RotationPolicy(maxRecords, maxBytes.toBytes(), maxAge);
    }

    BackOff backOff() {
        return new BackOff(retryFirst, retryCeiling);
    }
}
