package org.customerapi.write.adapter.out.mysql;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.MYSQL)
class MySqlRelayLeaseIT {

    private static final Duration LONG = Duration.ofHours(1);

    private MigratedDatabase tables;
    private JdbcTemplate jdbc;
    private MySqlRelayLease mine;
    private MySqlRelayLease another;

    @BeforeEach
    void makeTables(Servers servers) {
        tables = MigratedDatabase.on(servers);
        jdbc = tables.jdbc();
        TransactionTemplate transactions = tables.transactions();
        mine = new MySqlRelayLease(jdbc, transactions, "mine");
        another = new MySqlRelayLease(jdbc, transactions, "another");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void isHeldByOneUntilItIsGivenBack() {
        assertThat(mine.acquire(LONG)).hasValue(1);
        assertThat(another.acquire(LONG)).isEmpty();
        assertThat(mine.renew(1, LONG)).isTrue();
        assertThat(another.renew(1, LONG)).isFalse();
        assertThat(mine.raise(1, 9)).isTrue();
        assertThat(mine.renew(1, LONG)).isFalse();

        mine.release(9);
        assertThat(another.acquire(LONG)).hasValue(10);
        assertThat(mine.renew(9, LONG)).isFalse();
    }

    /** As a replica has it that took over: the same row, on another server. */
    @Test
    void endsItsTermWhereAnotherServerTookOver() {
        mine.acquire(LONG);
        jdbc.update("UPDATE relay_lease SET server = 'the primary that died'");
        assertThat(mine.renew(1, LONG)).isFalse();
        assertThat(mine.raise(1, 9)).isFalse();

        assertThat(mine.acquire(LONG)).as("its own, without waiting").hasValue(2);
        assertThat(mine.renew(2, LONG)).isTrue();
    }

    /** It knows nothing of the server. */
    @Test
    void endsItsTermWhenAnInstanceOfAnOlderReleaseTakesTheLease() {
        mine.acquire(LONG);
        jdbc.update("UPDATE relay_lease SET term = term + 1, holder = 'older'");
        assertThat(mine.renew(1, LONG)).isFalse();
        assertThat(mine.renew(2, LONG)).isFalse();
    }

    @Test
    void isGivenBackAlsoWhereAnotherServerTookOver() {
        mine.acquire(LONG);
        jdbc.update("UPDATE relay_lease SET server = 'the primary that died'");
        mine.release(1);
        assertThat(another.acquire(LONG)).hasValue(2);
    }
}
