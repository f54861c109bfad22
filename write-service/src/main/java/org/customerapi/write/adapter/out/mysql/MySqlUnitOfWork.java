package org.customerapi.write.adapter.out.mysql;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.UnitOfWork;

/** One database transaction, with the database's refusals told apart from its absence. */
class MySqlUnitOfWork implements UnitOfWork {

    private static final int ER_LOCK_WAIT_TIMEOUT = 1205;

    private final TransactionOperations transactions;

    MySqlUnitOfWork(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /** Without an answer to the commit itself nobody knows; what is cut off before it is rolled back. */
    @Override
    public <T> T commit(Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                T result = work.get();
                done.set(true);
                return result;
            }));
        } catch (ConcurrencyFailureException others) {
            throw isLockWait(others) ? new Blocked(others) : new Conflict(others);
        } catch (DataIntegrityViolationException refused) {
            boolean others = NestedExceptionUtils.getMostSpecificCause(refused)
                    instanceof SQLIntegrityConstraintViolationException;
            throw others ? new Conflict(refused) : new Unstorable(refused);
        } catch (DataAccessException | TransactionException away) {
            throw done.get() ? new StoreUnavailable(away) : StoreUnavailable.nothingDone(away);
        }
    }

    private static boolean isLockWait(ConcurrencyFailureException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && cause.getErrorCode() == ER_LOCK_WAIT_TIMEOUT;
    }
}
