package org.customerapi.localstack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackingTest {

    @Test
    void isWhatThePropertySays() {
        assertThat(Backing.named("local")).isEqualTo(Backing.LOCAL);
        assertThat(Backing.named("containers")).isEqualTo(Backing.CONTAINERS);
    }

    @Test
    void isNothingThatTheKitDoesNotKnow() {
        assertThatThrownBy(() -> Backing.named("container"))
                .hasMessage("-Dservers=container: local and containers are what there is");
    }
}
