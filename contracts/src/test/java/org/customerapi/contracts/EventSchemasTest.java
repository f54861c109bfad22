package org.customerapi.contracts;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class EventSchemasTest {

    private final EventSchemas schemas = EventSchemas.newest();
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource
    void acceptsTheSampleOfEachType(CustomerEventType type) {
        assertThat(schemas.violations(type, EventSchemas.read(type.sampleResource())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void recordsReadAndWriteTheSampleWithoutLoss(CustomerEventType type) {
        JsonNode sample = json.readTree(EventSchemas.read(type.sampleResource()));

        CustomerEventData data = json.treeToValue(sample, CustomerEventData.class);

        assertThat(json.readTree(json.writeValueAsString(data))).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource
    void ignoresFieldsThatComeLater(CustomerEventType type) {
        String grown = changedSample(type, customer -> customer.put("loyaltyTier", "gold"));

        assertThat(schemas.violations(type, grown)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnIdThatIsNoUuid(CustomerEventType type) {
        assertThat(schemas.violations(type, changedSample(type, customer -> customer.put("id", "42"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesTimesWithoutZone(CustomerEventType type) {
        String local = changedSample(type, customer -> customer.put("updatedAt", "2026-01-05T09:30:00"));

        assertThat(schemas.violations(type, local)).isNotEmpty();
    }

    @Test
    void refusesADeletedCustomerAsCreated() {
        String deleted = EventSchemas.read(CustomerEventType.DELETED.sampleResource());

        assertThat(schemas.violations(CustomerEventType.CREATED, deleted)).isNotEmpty();
    }

    private String changedSample(CustomerEventType type, Consumer<ObjectNode> change) {
        ObjectNode sample = (ObjectNode) json.readTree(EventSchemas.read(type.sampleResource()));
        change.accept((ObjectNode) sample.get("customer"));
        return sample.toString();
    }
}
