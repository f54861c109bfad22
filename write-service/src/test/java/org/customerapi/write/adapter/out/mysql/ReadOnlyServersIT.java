package org.customerapi.write.adapter.out.mysql;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@WithServers({Server.MYSQL, Server.KAFKA})
class ReadOnlyServersIT {

    @ParameterizedTest
    @CsvSource({"1290, false", "1792, false", "1836, false", "1205, true"})
    void losesTheConnectionToAServerThatTakesNoWrites(int errorNumber, boolean keeps, Servers servers) {
        MySqlServer mysql = servers.mysql();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(mysql.jdbcUrl(""));
            pool.setUsername(mysql.user());
            pool.setPassword(mysql.password());
            pool.setMaximumPoolSize(1);
            pool.setExceptionOverride(new ReadOnlyServers());
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            long before = connectionId(jdbc);

            assertThatThrownBy(() -> jdbc.execute("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + errorNumber))
                    .isNotNull();

            assertThat(connectionId(jdbc) == before).isEqualTo(keeps);
        }
    }

    @Test
    void isAskedByAllConnectionsOfTheService(Servers servers) {
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers))) {
            assertThat(service.beans(HikariDataSource.class))
                    .hasSize(2)
                    .allSatisfy(pool -> assertThat(pool.getExceptionOverride()).isInstanceOf(ReadOnlyServers.class));
        }
    }

    private static long connectionId(JdbcTemplate jdbc) {
        Long id = jdbc.queryForObject("SELECT CONNECTION_ID()", Long.class);
        return id == null ? 0 : id;
    }
}
