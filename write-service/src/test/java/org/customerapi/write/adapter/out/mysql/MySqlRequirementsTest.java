package org.customerapi.write.adapter.out.mysql;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.write.config.InvalidSettings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MySqlRequirementsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"8.0.12", "8.0.40-0ubuntu0.24.04.1", "8.4.3", "9.1.0-commercial"})
    void takesMySqlFrom8012On(String version) {
        assertThatCode(() -> MySqlRequirements.checkVersion(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.44-log", "8.0.11", "11.4.2-MariaDB-log", "10.11.6-mariadb", "nonsense"})
    void namesTheVersionThatItCannotUse(String version) {
        assertThatThrownBy(() -> MySqlRequirements.checkVersion(version))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("DB_HOST")
                .hasMessageContaining(version);
    }

    @Test
    void bearsClocksThatDifferByMinutes() {
        assertThatCode(() -> MySqlRequirements.checkClocks(NOW, NOW.plus(Duration.ofMinutes(5))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAClockThatIsADayOff() {
        assertThatThrownBy(() -> MySqlRequirements.checkClocks(NOW, NOW.minus(Duration.ofDays(1))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The clocks of this machine and of MySQL are 1440 minutes apart: "
                        + "2026-03-01T12:00:00Z here, 2026-02-28T12:00:00Z there");
    }
}
