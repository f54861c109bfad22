package org.customerapi.write.adapter.out.mysql;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Gives up connections to a server that takes no writes any more, such as one that another was promoted over: it answers
 * whether it is alive, so a pool would keep to it. The next connection goes to whatever server the name means by then.
 * Instantiated by Hikari.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html">MySQL's error numbers</a>
 */
public final class ReadOnlyServers implements SQLExceptionOverride {

    private static final int ER_OPTION_PREVENTS_STATEMENT = 1290;
    private static final int ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION = 1792;
    private static final int ER_READ_ONLY_MODE = 1836;
    private static final Set<Integer> READ_ONLY =
            Set.of(ER_OPTION_PREVENTS_STATEMENT, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION, ER_READ_ONLY_MODE);

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return READ_ONLY.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
