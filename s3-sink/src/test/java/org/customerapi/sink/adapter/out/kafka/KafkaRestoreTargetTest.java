package org.customerapi.sink.adapter.out.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.customerapi.sink.application.port.out.ArchiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KafkaRestoreTargetTest {

    @Test
    void leavesNoProducerBehindThatCannotBegin() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactionException = new TimeoutException("no coordinator");
        RestoreProgress progress =
                new RestoreProgress(Mockito.mock(Admin.class), (partition, range, visitor) -> {}, "t", "g", "a");
        assertThatExceptionOfType(ArchiveException.class)
                .isThrownBy(() -> new KafkaRestoreTarget(progress, producer, "t", "g", "a"))
                .withMessageContaining("no coordinator");
        assertThat(producer.closed()).isTrue();
    }
}
