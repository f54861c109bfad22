package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.Watermark;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.OutboxQueue;

/** The topic by an idempotent producer; used by one thread. */
final class KafkaEventLog implements EventLog {

    private final ProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> template;
    private final EventTopics topics;
    private final JsonMapper json;
    private final Map<Integer, Long> endOffsets = new TreeMap<>();
    private EventRecords records;

    KafkaEventLog(ProducerFactory<String, byte[]> producers, EventTopics topics, JsonMapper json) {
        this.producers = producers;
        this.template = new KafkaTemplate<>(producers);
        // The relay's observer tells of failures, once a round rather than once a record.
        this.template.setProducerListener(new ProducerListener<>() {});
        this.topics = topics;
        this.json = json;
        this.records = new EventRecords(topics.events(), 0);
    }

    @Override
    public void begin(long term) {
        topics.makeMissing();
        endOffsets.clear();
        endOffsets.putAll(topics.endOffsets());
        records = new EventRecords(topics.events(), term);
    }

    @Override
    public List<Refusal> publish(List<OutboxQueue.Row> rows, Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new KafkaException("the lease ran out before the rows were sent");
        }
        PublishRound round = new PublishRound(template, within);
        for (OutboxQueue.Row row : rows) {
            round.send(row, records.of(row));
        }
        return round.finish(this::remember);
    }

    private void remember(RecordMetadata metadata) {
        endOffsets.merge(metadata.partition(), metadata.offset() + 1, Math::max);
    }

    @Override
    public CompletableFuture<?> tellComplete(Instant asOf) {
        Watermark watermark = new Watermark(asOf, records.term(), endOffsets);
        try {
            return template.send(
                    new ProducerRecord<>(topics.watermarks(), topics.events(), json.writeValueAsBytes(watermark)));
        } catch (KafkaException refusedAtOnce) {
            return CompletableFuture.failedFuture(refusedAtOnce);
        }
    }

    /** The producer is closed at once; the next term gets a new one. */
    @Override
    public void abandon() {
        producers.reset();
    }
}
