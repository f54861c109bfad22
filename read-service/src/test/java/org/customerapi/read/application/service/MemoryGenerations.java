package org.customerapi.read.application.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.SnapshotExpired;

/** Indexes in memory, of which {@code live} answers at first: what version of each customer they have. */
final class MemoryGenerations implements IndexGenerations {

    private final Map<String, Map<UUID, Long>> indexes = new HashMap<>(Map.of("live", new HashMap<>()));
    private @Nullable String current = "live";
    private @Nullable String marked;
    private Runnable beforeComparison = () -> {};
    private Runnable beforeSwap = () -> {};
    private Runnable afterSwap = () -> {};
    private @Nullable String lateSwap;
    private int looksBeforeIt;
    private int refusals;
    private RuntimeException refusal = new ReadModelUnavailable("for the test", null);
    private int searchable;
    private int expiries;

    Set<String> names() {
        return indexes.keySet();
    }

    Map<UUID, Long> versionsIn(String index) {
        return Objects.requireNonNull(indexes.get(index));
    }

    /** As if the server had lost its disk. */
    void lose() {
        indexes.clear();
        current = null;
    }

    /** As if somebody had removed the alias and nothing else. */
    void loseAlias() {
        current = null;
    }

    /** As if the program had been cut off between the swap to this index and its end. */
    void markUnfinished(String index) {
        marked = index;
    }

    void beforeComparison(Runnable then) {
        beforeComparison = then;
    }

    /** What this throws keeps the swap from being made. */
    void beforeSwap(Runnable then) {
        beforeSwap = then;
    }

    /** Makes a swap when it was looked so often for the index that answers. */
    void swapLate(String index, int looks) {
        lateSwap = index;
        looksBeforeIt = looks;
    }

    void afterSwap(Runnable then) {
        afterSwap = then;
    }

    /** So many batches are refused from now on. */
    void refuse(int batches) {
        refusals = batches;
    }

    void refuse(int batches, RuntimeException why) {
        refusals = batches;
        refusal = why;
    }

    /** So many pages of inventories are not there any more. */
    void expire(int pages) {
        expiries = pages;
    }

    /** How many customers could be found when an index was last made searchable. */
    int searchable() {
        return searchable;
    }

    void put(String index, CustomerEvent event) {
        versionsIn(index).put(event.customerId(), event.version());
    }

    @Override
    public Optional<Answering> answering() {
        if (lateSwap != null && looksBeforeIt-- == 0) {
            current = lateSwap;
            marked = lateSwap;
        }
        return Optional.ofNullable(current).map(index -> new Answering(index, index.equals(marked)));
    }

    @Override
    public Optional<String> lastWhole() {
        return answering().map(Answering::index).or(() -> Optional.of("live").filter(indexes::containsKey));
    }

    @Override
    public Optional<String> previous() {
        return Optional.empty();
    }

    @Override
    public String makeNext() {
        indexes.keySet().retainAll(lastWhole().stream().toList());
        indexes.put("next", new HashMap<>());
        return "next";
    }

    @Override
    public ReadModel writerOf(String index) {
        return new Writer(index);
    }

    @Override
    public Inventory inventoryOf(String index) {
        beforeComparison.run();
        return new MemoryInventory(versionsIn(index), () -> {
            if (expiries > 0) {
                expiries--;
                throw new SnapshotExpired();
            }
        });
    }

    @Override
    public long customersIn(String index) {
        return versionsIn(index).size();
    }

    @Override
    public void swap(@Nullable String old, String index) {
        if (!Objects.equals(current, old)) {
            throw new InvalidState("for the test");
        }
        beforeSwap.run();
        current = index;
        marked = index;
        afterSwap.run();
    }

    Optional<String> unfinished() {
        return Optional.ofNullable(marked).filter(index -> index.equals(current));
    }

    @Override
    public void finished(String index) {
        marked = null;
    }

    @Override
    public void drop(String index) {
        indexes.remove(index);
    }

    private final class Writer implements ReadModel {

        private final String index;

        Writer(String index) {
            this.index = index;
        }

        @Override
        public List<Outcome> apply(List<CustomerEvent> events) {
            if (refusals > 0) {
                refusals--;
                throw refusal;
            }
            events.forEach(event -> put(index, event));
            return events.stream().map(event -> (Outcome) new Outcome.Applied()).toList();
        }

        @Override
        public CompletionStage<Void> searchable() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void makeSearchable() {
            searchable = versionsIn(index).size();
        }

        @Override
        public boolean makeSearchableWithin(Duration patience) {
            return true;
        }
    }
}
