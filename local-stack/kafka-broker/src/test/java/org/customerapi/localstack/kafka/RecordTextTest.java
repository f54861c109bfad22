package org.customerapi.localstack.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class RecordTextTest {

    @Test
    void showsJsonAsJsonAndHeadersByName() {
        ConsumerRecord<byte[], byte[]> event = event("{\"city\":\"Åsa\"}".getBytes(UTF_8));
        event.headers().add("ce_sequence", "1".getBytes(UTF_8));

        assertThat(RecordText.of(event))
                .contains("\"partition\":3,\"offset\":7", "\"ce_sequence\":\"1\"", "\"key\":\"id\"")
                .endsWith("\"value\":{\"city\":\"Åsa\"}}");
    }

    @Test
    void showsAnythingElseAsText() {
        assertThat(RecordText.of(event("{oops".getBytes(UTF_8)))).endsWith("\"value\":\"{oops\"}");
    }

    @Test
    void showsThatThereIsNoValue() {
        assertThat(RecordText.of(event(null))).endsWith("\"value\":null}");
    }

    private static ConsumerRecord<byte[], byte[]> event(byte @Nullable [] value) {
        return new ConsumerRecord<>("topic", 3, 7, "id".getBytes(UTF_8), value);
    }
}
