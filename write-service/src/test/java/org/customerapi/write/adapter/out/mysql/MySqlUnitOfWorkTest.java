package org.customerapi.write.adapter.out.mysql;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import org.customerapi.write.application.port.in.StoreUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whether something may have been committed nevertheless. */
class MySqlUnitOfWorkTest {

    @Test
    void doesNotKnowWhenTheCommitIsNotAnswered() {
        TransactionOperations cutOff = new Transactions() {
            @Override
            void end() {
                throw new TransactionSystemException("for the test");
            }
        };

        assertThat(failureOf(cutOff, "done").isUncertain()).isTrue();
    }

    @Test
    void knowsThatNothingWasDoneWithoutATransaction() {
        TransactionOperations away = new Transactions() {
            @Override
            void begin() {
                throw new CannotCreateTransactionException("for the test");
            }
        };

        assertThat(failureOf(away, "done").isUncertain()).isFalse();
    }

    @Test
    void knowsThatNothingWasDoneWhenItIsCutOffBeforeTheCommit() {
        StoreUnavailable failure = catchThrowableOfType(
                StoreUnavailable.class,
                () -> new MySqlUnitOfWork(new Transactions()).commit(() -> {
                    throw new DataAccessResourceFailureException("for the test");
                }));

        assertThat(failure.isUncertain()).isFalse();
    }

    private static StoreUnavailable failureOf(TransactionOperations transactions, String result) {
        return catchThrowableOfType(
                StoreUnavailable.class, () -> new MySqlUnitOfWork(transactions).commit(() -> result));
    }

    private static class Transactions implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
            begin();
            T result = TransactionOperations.withoutTransaction().execute(action);
            end();
            return result;
        }

        void begin() {}

        void end() {}
    }
}
