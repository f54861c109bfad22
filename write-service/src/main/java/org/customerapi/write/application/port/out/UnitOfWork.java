package org.customerapi.write.application.port.out;

import java.util.function.Supplier;

/** All or nothing. */
public interface UnitOfWork {

    /**
     * Runs the work in one transaction and commits it.
     *
     * @throws Conflict when the database refused the work because of what others did; nothing was changed
     * @throws Blocked when others hold what the work needs, and were waited for in vain; nothing was changed
     * @throws Unstorable when the database has no room for a value; nothing was changed
     * @throws org.customerapi.write.application.port.in.StoreUnavailable when the database is away; it
     *     tells whether the work may have been committed nevertheless
     */
    <T> T commit(Supplier<T> work);

    /** The database refused: a unique key lost to another instance, a deadlock. To try again is likely to help. */
    sealed class Conflict extends RuntimeException {
        public Conflict(Throwable cause) {
            super("The database refused the group", cause);
        }
    }

    /** A lock was waited for too long. To try again at once only costs as much time again. */
    final class Blocked extends Conflict {
        public Blocked(Throwable cause) {
            super(cause);
        }
    }

    /** A value does not fit its column, which a check should have refused before: to try again is no use. */
    final class Unstorable extends RuntimeException {
        public Unstorable(Throwable cause) {
            super("The database has no room for a value", cause);
        }
    }
}
