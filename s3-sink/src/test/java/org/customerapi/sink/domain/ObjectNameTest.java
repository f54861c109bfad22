package org.customerapi.sink.domain;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ObjectNameTest {

    private static final Instant HOUR = Instant.parse("2026-03-01T09:00:00Z");

    private final ObjectName name = new ObjectName(new Partition("customers.events.v1", 11), HOUR, 1234);

    @Test
    void saysTopicDateHourPartitionAndFirstOffset() {
        assertThat(name.path())
                .isEqualTo("topic=customers.events.v1/date=2026-03-01/hour=09/11-00000000000000001234.ndjson.gz");
    }

    @Test
    void isReadBackFromItsPath() {
        assertThat(ObjectName.parse(name.path())).contains(name);
    }

    @Test
    void startsAsItsSiblingsDoAndNotAsThoseOfAnotherPartition() {
        assertThat(name.path()).startsWith(ObjectName.siblings(name.partition(), HOUR));
        assertThat(name.path()).doesNotStartWith(ObjectName.siblings(new Partition("customers.events.v1", 1), HOUR));
    }

    @Test
    void refusesATimeThatIsNoFullHour() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectName(name.partition(), HOUR.plusSeconds(1), 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic=t/date=2026-03-01/hour=09/1-00000000000000000000.ndjson",
                "topic=t/date=2026-13-01/hour=09/1-00000000000000000000.ndjson.gz",
                "topic=t/date=2026-03-01/hour=25/1-00000000000000000000.ndjson.gz",
                "topic=t/date=2026-03-01/hour=09/1-99999999999999999999.ndjson.gz",
                "topic=t/date=2026-03-01/hour=09/x-00000000000000000000.ndjson.gz",
                "retracted/topic=t/date=2026-03-01/hour=09/1-00000000000000000000.ndjson.gz",
                "",
            })
    void isNotReadFromOtherPaths(String path) {
        assertThat(ObjectName.parse(path)).isEmpty();
    }
}
