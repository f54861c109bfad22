package org.customerapi.read.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a new index lacks of an old one.
 *
 * @param customers how many are missing, or stand at an older version
 * @param some a few of them
 */
public record Shortfall(long customers, List<UUID> some) {

    private static final int SOME = 5;

    public Shortfall {
        some = List.copyOf(some);
    }

    /** Goes once through both, which have to be in the order of {@link StoredVersion#isBefore}. */
    public static Shortfall of(Iterator<StoredVersion> built, Iterator<StoredVersion> old) {
        long customers = 0;
        List<UUID> some = new ArrayList<>();
        StoredVersion reached = null;
        while (old.hasNext()) {
            StoredVersion wanted = old.next();
            reached = skip(built, reached, wanted);
            if (reached == null || !reached.covers(wanted)) {
                customers++;
                if (some.size() < SOME) {
                    some.add(wanted.customer());
                }
            }
        }
        return new Shortfall(customers, some);
    }

    /** To the first one that does not come before the one that is wanted, or to the end. */
    private static @Nullable StoredVersion skip(
            Iterator<StoredVersion> built, @Nullable StoredVersion reached, StoredVersion wanted) {
        StoredVersion next = reached;
        while ((next == null || next.isBefore(wanted)) && built.hasNext()) {
            next = built.next();
        }
        return next;
    }

    /** Whether it lacks nothing. */
    public boolean isNone() {
        return customers == 0;
    }
}
