package org.customerapi.localstack;

import java.util.concurrent.atomic.AtomicLong;

/** Names for topics, indexes, buckets and databases that no other test, in this process or another, is given. */
final class Names {

    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX)
            + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
    private static final AtomicLong LAST = new AtomicLong();

    private Names() {}

    /** Lower-case letters, digits and one hyphen; begins with a {@code t}. */
    static String unique() {
        return "t" + RUN + "-" + LAST.incrementAndGet();
    }
}
