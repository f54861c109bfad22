package org.customerapi.write.adapter.out.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.config.InvalidSettings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@WithServers(Server.MYSQL)
class MySqlCheckIT {

    private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

    @Test
    void comparesItsClockWithThatOfTheServerWhateverTheTimeZone(Servers servers) throws SQLException {
        MySqlServer mysql = servers.mysql();
        try (Connection connection = DriverManager.getConnection(mysql.jdbcUrl(""), mysql.user(), mysql.password())) {
            connection.createStatement().execute("SET time_zone = '+09:00'");
            new MySqlCheck(Clock.systemUTC()).check(connection);

            assertThatThrownBy(() -> new MySqlCheck(TOMORROW).check(connection))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining("minutes apart");
        }
    }
}
