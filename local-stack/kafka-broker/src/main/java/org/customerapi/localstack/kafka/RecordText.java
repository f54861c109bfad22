package org.customerapi.localstack.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record as one line of JSON; a value that is not JSON itself is shown as text. */
final class RecordText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordText() {}

    static String of(ConsumerRecord<byte[], byte[]> event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("partition", event.partition());
        line.put("offset", event.offset());
        line.put("timestamp", Instant.ofEpochMilli(event.timestamp()).toString());
        ObjectNode headers = line.putObject("headers");
        for (Header header : event.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        line.put("key", text(event.key()));
        line.set("value", value(text(event.value())));
        return line.toString();
    }

    private static JsonNode value(@Nullable String text) {
        if (text == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
