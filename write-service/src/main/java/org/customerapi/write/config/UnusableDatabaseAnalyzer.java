package org.customerapi.write.config;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says at start why MySQL cannot be used, without a stack trace, when that is a matter of settings. */
public final class UnusableDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String NO_CONNECTION = "08";
    private static final String NOT_LET_IN = "28";

    /** Access to the database or to a command is denied, or the database is not there. */
    private static final Set<Integer> NO_DATABASE = Set.of(1044, 1049, 1142);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (!isAboutSettings(cause)) {
            return null;
        }
        Throwable deepest = NestedExceptionUtils.getMostSpecificCause(cause);
        return new FailureAnalysis(
                "MySQL cannot be used: " + deepest.getMessage(),
                "Check DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD and DB_OPTIONS, and that MySQL is running.",
                cause);
    }

    private static boolean isAboutSettings(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return state.startsWith(NO_CONNECTION)
                || state.startsWith(NOT_LET_IN)
                || NO_DATABASE.contains(cause.getErrorCode());
    }
}
