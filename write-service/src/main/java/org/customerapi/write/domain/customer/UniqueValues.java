package org.customerapi.write.domain.customer;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Who holds which unique value, kept up to date while the commands of one group are decided one after the other. */
public final class UniqueValues {

    private final Map<UniqueValue, UUID> holders;

    /** @param holders the holders, among customers that are not deleted, before the first command */
    public UniqueValues(Map<UniqueValue, UUID> holders) {
        this.holders = new HashMap<>(holders);
    }

    /**
     * Gives up what {@code before} held and takes what {@code after} holds.
     *
     * @throws AlreadyTaken when another customer holds one of them; then nothing has changed
     */
    public void move(@Nullable Customer before, Customer after) {
        check(after);
        if (before != null) {
            before.uniqueValues().forEach(holders::remove);
        }
        after.uniqueValues().forEach(value -> holders.put(value, after.id()));
    }

    /**
     * Looks whether a customer could hold what it wants to.
     *
     * @throws AlreadyTaken when another customer holds one of them
     */
    public void check(Customer after) {
        for (UniqueValue value : after.uniqueValues()) {
            UUID holder = holders.get(value);
            if (holder != null && !holder.equals(after.id())) {
                throw new AlreadyTaken(value, holder);
            }
        }
    }
}
