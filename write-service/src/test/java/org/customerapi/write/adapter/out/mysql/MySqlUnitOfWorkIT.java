package org.customerapi.write.adapter.out.mysql;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.application.port.out.UnitOfWork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@WithServers(Server.MYSQL)
class MySqlUnitOfWorkIT {

    private JdbcTemplate jdbc;
    private UnitOfWork unitOfWork;

    @BeforeEach
    void makeTable(Servers servers) {
        MySqlServer mysql = servers.mysql();
        String url = mysql.jdbcUrl(mysql.createDatabase());
        var database = new DriverManagerDataSource(url, mysql.user(), mysql.password());
        jdbc = new JdbcTemplate(database);
        jdbc.execute("CREATE TABLE note (text VARCHAR(5) NOT NULL PRIMARY KEY)");
        unitOfWork = new MySqlUnitOfWork(new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    @Test
    void tellsAKeyThatOthersHaveFromAValueThatDoesNotFit() {
        write("first");

        assertThatThrownBy(() -> write("first")).isInstanceOf(UnitOfWork.Conflict.class);
        assertThatThrownBy(() -> write("longer")).isInstanceOf(UnitOfWork.Unstorable.class);
        assertThat(jdbc.queryForList("SELECT text FROM note", String.class)).containsExactly("first");
    }

    @Test
    void tellsALockThatWasWaitedForInVain() {
        write("first");

        unitOfWork.commit(() -> {
            jdbc.update("UPDATE note SET text = 'held'");
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> unitOfWork.commit(() -> {
                                jdbc.execute("SET innodb_lock_wait_timeout = 1");
                                return jdbc.update("UPDATE note SET text = 'late'");
                            }))
                            .join())
                    .hasCauseInstanceOf(UnitOfWork.Blocked.class);
            return true;
        });

        assertThat(jdbc.queryForList("SELECT text FROM note", String.class)).containsExactly("held");
    }

    private int write(String text) {
        return unitOfWork.commit(() -> jdbc.update("INSERT INTO note VALUES (?)", text));
    }
}
