package org.customerapi.read.application.service;

import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.IndexGenerations.Inventory;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.Shortfall;

/** Holds an index that was made anew against an old one, customer by customer. */
record IndexComparison(IndexGenerations generations, IndexBuilder.Task task, Insistence patience) {

    private static final String LACKING = "The new index lacks ";

    /** Whether a rebuild ended for this reason, as the next one from the same log would. */
    static boolean ended(RebuildStatus last) {
        return last.detail() != null && last.detail().startsWith(LACKING);
    }

    /**
     * Walks both side by side.
     *
     * @param wanted what the old one held before the log was read on for the new one
     * @throws InvalidState when the new one lacks a customer, or has an older version of it
     */
    void check(String old, Inventory wanted) {
        try (Inventory built = patience.get(() -> generations.inventoryOf(task.index()))) {
            Shortfall lacking = Shortfall.of(walk(built), walk(wanted));
            if (!lacking.isNone()) {
                throw new InvalidState(LACKING + lacking.customers() + " of the customers of " + old
                        + ", or has older versions of them, such as " + lacking.some()
                        + ": the log does not hold all of their events. Restore the older ones from the archive to a topic"
                        + " and name it: rebuild?restoredFrom=…. Nothing was swapped.");
            }
        }
    }

    /** Says at each page that it is being worked on, lest another instance takes over. */
    private InventoryWalk walk(Inventory inventory) {
        return new InventoryWalk(() -> {
            patience.run(() -> task.journal().write(now -> now));
            return patience.get(inventory::next);
        });
    }
}
