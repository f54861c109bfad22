package org.customerapi.sink.testing;

import java.time.Duration;
import java.util.Map;
import java.util.function.ObjIntConsumer;

import org.customerapi.localstack.Servers;

import static org.awaitility.Awaitility.await;

/**
 * A topic that was filled and archived, and the sink that did it, for all tests of a class. The records are written
 * before the sink starts, so that its objects begin and end at the same offsets however slow the machine is.
 *
 * @param log the topic
 * @param bucket what it is archived in
 * @param sink the service, which still runs
 * @param api the service's routes
 */
public record RunningArchive(TopicLog log, Bucket bucket, RunningSink sink, AdminApi api) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Fills a topic, archives it, and sees the sink commit that.
     *
     * @param fill writes the records of one partition
     */
    public static RunningArchive of(Servers servers, int partitions, ObjIntConsumer<TopicLog> fill) {
        return of(servers, Map.of(), partitions, fill);
    }

    /** The same with settings for the sink. */
    public static RunningArchive of(
            Servers servers, Map<String, String> settings, int partitions, ObjIntConsumer<TopicLog> fill) {
        String name = servers.namespace();
        TopicLog log = new TopicLog(servers, name).create(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            fill.accept(log, partition);
        }
        RunningSink sink = RunningSink.start(servers, name, servers.s3().endpoint(), settings);
        RunningArchive archive = new RunningArchive(log, new Bucket(servers, name), sink, new AdminApi(sink));
        try {
            archive.awaitCommitted(partitions);
            return archive;
        } catch (Throwable unfinished) {
            archive.close();
            throw unfinished;
        }
    }

    private void awaitCommitted(int partitions) {
        sink.awaitArchived();
        for (int number = 0; number < partitions; number++) {
            int partition = number;
            long end = log.read(partition).size();
            await().atMost(PATIENCE).until(() -> log.committed(partition) == end);
        }
    }

    @Override
    public void close() {
        sink.close();
        bucket.close();
        log.close();
    }
}
