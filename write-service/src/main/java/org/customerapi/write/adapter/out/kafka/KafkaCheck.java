package org.customerapi.write.adapter.out.kafka;

import java.util.List;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

import org.customerapi.write.config.InvalidSettings;

/** Looks at Kafka at start. That it is away is no reason not to start: writes go on, and the relay tries again. */
final class KafkaCheck implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(KafkaCheck.class);

    private final EventTopics topics;

    KafkaCheck(EventTopics topics) {
        this.topics = topics;
    }

    /** @throws InvalidSettings when one of the addresses is none */
    static void checkAddresses(List<String> servers) {
        for (String server : servers) {
            if (Utils.getHost(server) == null || Utils.getPort(server) == null) {
                throw new InvalidSettings(
                        "KAFKA_BOOTSTRAP_SERVERS names '" + server + "', which is not host:port",
                        "Set it to the addresses of brokers, for example kafka-1:9092,kafka-2:9092");
            }
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            topics.makeMissing();
        } catch (KafkaException away) {
            log.atWarn().addKeyValue("cause", away.getMessage()).log("Kafka could not be looked at");
        }
    }
}
