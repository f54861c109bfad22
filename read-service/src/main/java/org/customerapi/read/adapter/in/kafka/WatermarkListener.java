package org.customerapi.read.adapter.in.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.Watermark;
import org.customerapi.read.application.port.in.TrackCompleteness;

/** Hands the relay's watermarks on. */
final class WatermarkListener implements MessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(WatermarkListener.class);

    private final byte[] topic;
    private final JsonMapper json;
    private final TrackCompleteness completeness;

    /** @param topic of the events; watermarks of others, as where a restored topic is read, say nothing of it */
    WatermarkListener(String topic, JsonMapper json, TrackCompleteness completeness) {
        this.topic = topic.getBytes(StandardCharsets.UTF_8);
        this.json = json;
        this.completeness = completeness;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        if (!Arrays.equals(topic, record.key())) {
            return;
        }
        try {
            Watermark watermark = json.readValue(record.value(), Watermark.class);
            if (watermark != null && watermark.asOf() != null && watermark.endOffsets() != null) {
                completeness.topicCompleteUpTo(watermark);
            }
        } catch (JacksonException | IllegalArgumentException malformed) {
            // The next one, a second later, says all that this one could have said.
            log.warn("Ignored a watermark at offset {}: {}", record.offset(), malformed.getMessage());
        }
    }
}
