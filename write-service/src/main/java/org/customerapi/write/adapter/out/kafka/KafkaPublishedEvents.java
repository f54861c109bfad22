package org.customerapi.write.adapter.out.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.Watermark;
import org.customerapi.write.application.port.out.PublishedEvents;

/** What the topics of the contract end with. */
final class KafkaPublishedEvents implements PublishedEvents {

    /**
     * How many events of each partition are looked at. The last one alone could be one that the database has though it lacks
     * those before: of two groups of writes that overlap, the second may be committed first.
     */
    private static final int DEPTH = 100;

    private final TopicEnds ends;
    private final EventTopics topics;
    private final JsonMapper json;

    KafkaPublishedEvents(TopicEnds ends, EventTopics topics, JsonMapper json) {
        this.ends = ends;
        this.topics = topics;
        this.json = json;
    }

    @Override
    public Newest newest() {
        List<ReadEvent> events = new ArrayList<>();
        List<Long> terms = new ArrayList<>();
        ends.read(Map.of(topics.events(), DEPTH, topics.watermarks(), 1), message -> {
            if (message.topic().equals(topics.watermarks())) {
                term(message).ifPresent(terms::add);
            } else {
                ReadEvent.of(message).ifPresent(events::add);
            }
        });
        events.forEach(event -> terms.add(event.term()));
        return new Newest(
                events.stream().map(ReadEvent::event).toList(),
                terms.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private Optional<Long> term(ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(json.readValue(message.value(), Watermark.class).term());
        } catch (JacksonException | NullPointerException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
