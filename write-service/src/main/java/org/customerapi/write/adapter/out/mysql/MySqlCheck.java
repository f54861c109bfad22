package org.customerapi.write.adapter.out.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Looks at MySQL before anything is changed there. */
final class MySqlCheck implements Callback {

    private static final String QUESTION = "SELECT VERSION(), UNIX_TIMESTAMP(NOW(3)) * 1000";

    private final Clock clock;

    MySqlCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        check(context.getConnection());
    }

    @Override
    public String getCallbackName() {
        return "server";
    }

    void check(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            answer.next();
            MySqlRequirements.checkVersion(answer.getString(1));
            MySqlRequirements.checkClocks(clock.instant(), Instant.ofEpochMilli(answer.getLong(2)));
        } catch (SQLException failure) {
            throw new FlywayException("MySQL does not tell its version and time", failure);
        }
    }
}
