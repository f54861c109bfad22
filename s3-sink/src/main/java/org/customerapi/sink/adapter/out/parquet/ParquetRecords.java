package org.customerapi.sink.adapter.out.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

import org.customerapi.sink.domain.LogRecord;

/**
 * Writes records to a Parquet file in the columns of {@link ParquetColumns}, compressed with gzip; holds one row group of
 * at most {@value #ROW_GROUP_BYTES} bytes. Of Hadoop it needs a few types and no code.
 */
public final class ParquetRecords implements AutoCloseable {

    static final long ROW_GROUP_BYTES = 16L * 1024 * 1024;

    private final ParquetWriter<LogRecord> writer;

    private ParquetRecords(ParquetWriter<LogRecord> writer) {
        this.writer = writer;
    }

    /** Begins the file anew. */
    public static ParquetRecords to(Path file) throws IOException {
        return new ParquetRecords(new Builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCodecFactory(new GzipCodec())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build());
    }

    /** Adds a record. */
    public void write(LogRecord record) {
        try {
            writer.write(record);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<LogRecord, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, though nothing but this calls it
        protected WriteSupport<LogRecord> getWriteSupport(Configuration unused) {
            return new ParquetColumns();
        }

        @Override
        protected WriteSupport<LogRecord> getWriteSupport(ParquetConfiguration unused) {
            return new ParquetColumns();
        }
    }
}
