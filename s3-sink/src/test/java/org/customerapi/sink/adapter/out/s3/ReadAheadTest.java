package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Payload;
import org.customerapi.sink.domain.RecordTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadAheadTest {

    private static final int MANY = 10_000;
    private static final int LARGE = 256 * 1024;

    private final List<Long> read = new ArrayList<>();

    @Test
    void keepsTheOrder() throws IOException {
        ReadAhead.forEach(each -> records(MANY, 10).forEach(each), record -> read.add(record.offset()));

        assertThat(read).hasSize(MANY).isSorted();
    }

    @Test
    void tellsWhatFailedAfterTheRecordsBefore() {
        ReadAhead.Source breaking = each -> {
            records(300, 10).forEach(each);
            throw new IOException("cut off");
        };

        assertThatThrownBy(() -> ReadAhead.forEach(breaking, record -> read.add(record.offset())))
                .isInstanceOf(IOException.class)
                .hasMessage("cut off");
        assertThat(read).hasSize(300);
    }

    @Test
    void stopsReadingWhenItsReaderFails() {
        AtomicInteger produced = new AtomicInteger();
        Consumer<LogRecord> failing = record -> {
            throw new IllegalArgumentException("no more");
        };

        assertThatThrownBy(() -> ReadAhead.forEach(each -> counted(produced, each), failing))
                .hasMessage("no more");
        assertThat(produced.get()).isLessThan(MANY);
    }

    @Test
    void keepsFewLargeRecords() throws IOException {
        AtomicInteger produced = new AtomicInteger();
        AtomicInteger used = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        ReadAhead.forEach(
                each -> records(100, LARGE)
                        .peek(_ -> produced.incrementAndGet())
                        .forEach(each),
                _ -> most.accumulateAndGet(produced.get() - used.getAndIncrement(), Math::max));

        assertThat(most.get()).isLessThanOrEqualTo(ReadAhead.BATCHES + 3);
    }

    private static void counted(AtomicInteger produced, Consumer<LogRecord> each) {
        records(MANY, 10).peek(_ -> produced.incrementAndGet()).forEach(each);
    }

    private static Stream<LogRecord> records(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(offset -> new LogRecord(
                        new Partition("t", 0),
                        offset,
                        new RecordTime(0, RecordTime.Kind.LOG_APPEND_TIME),
                        null,
                        List.of(),
                        Payload.of(new byte[bytes])));
    }
}
