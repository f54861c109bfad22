package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.RelayObserver;

/**
 * The relay's work, round by round. A row is deleted after Kafka has acknowledged it, and only while the term lasts;
 * whatever a replaced relay still sends late is therefore a repetition of what its successor sends too. Rows that are being
 * deleted are passed over meanwhile, and in a backlog those that are being sent while the next are read: what is read is
 * the oldest of the others, whenever it was committed. A row that Kafka refuses for ever is held, with what follows it of
 * the same customer; the others go on. Used by one thread.
 */
public final class RelayRounds implements AutoCloseable {

    private static final int SMALLEST_BATCH = 10;

    /** Until somebody has brought the database forward, which takes a while, there is little to look for. */
    private static final int ROUNDS_WHILE_BEHIND = 5;

    private final LeasedTerm term;
    private final OutboxReader reader;
    private final AcknowledgedRows acknowledged;
    private final HeldCustomers held;
    private final EventLog log;
    private final WatermarkPace watermarks;
    private final LogComparison comparison;
    private final RelayObserver observer;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private int batch;
    private boolean onePageOnly;

    /** A term whose end there was no room to tell. */
    private @Nullable Term lost;

    /**
     * Makes the rounds of one instance.
     *
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public RelayRounds(
            RelayLease lease,
            OutboxQueue queue,
            HeldEvents held,
            EventLog log,
            LogComparison comparison,
            RelayObserver observer,
            RelaySettings settings,
            LongSupplier nanoTime) {
        this.term = new LeasedTerm(lease, comparison, settings.lease(), nanoTime);
        this.reader = new OutboxReader(queue, nanoTime);
        this.acknowledged = new AcknowledgedRows(queue, settings, nanoTime);
        this.held = new HeldCustomers(held);
        this.log = log;
        this.watermarks = new WatermarkPace(log, observer, settings, nanoTime);
        this.comparison = comparison;
        this.observer = observer;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.batch = settings.batch();
    }

    /** Whether this instance is the active one. */
    boolean isActive() {
        return term.get() != null;
    }

    /** One round; answers how long to rest after it. Failures are told to the observer. */
    Duration next() {
        try {
            return round();
        } catch (OutOfMemoryError noRoom) {
            // Not even to step down: the lease ends by itself, or the next round takes it again.
            // The term may be half begun.
            reader.forget();
            lost = term.get();
            term.end();
            return settings.standby().multipliedBy(2);
        }
    }

    private Duration round() {
        List<OutboxQueue.Row> rows = List.of();
        try {
            tellLost();
            Term active = activeTerm();
            if (active == null) {
                return settings.standby().multipliedBy(comparison.isBehind() ? ROUNDS_WHILE_BEHIND : 1);
            }
            held.learnOfReleases();
            OutboxReader.Look look = reader.oldest(batch, acknowledged::leaving, active.number());
            rows = look.page().rows();
            readAhead(look, active);
            relay(look, active);
            batch = Math.min(settings.batch(), batch * 2);
            return acknowledged.removeInTime(active.number(), look.isFull());
        } catch (RuntimeException failure) {
            return failed(rows, failure);
        } catch (OutOfMemoryError tooLarge) {
            onePageOnly = true;
            return failed(rows, new IllegalStateException("a batch does not fit into the heap", tooLarge));
        } catch (Error unexpected) {
            // Such as a library for compression that cannot be loaded. It must not end the relay without a word.
            return failed(rows, new IllegalStateException("a round ended in an error", unexpected));
        }
    }

    private void tellLost() {
        if (lost != null) {
            observer.becamePassive(lost.number());
            lost = null;
        }
    }

    /** In a backlog, unless two pages do not fit into the heap, or a release may put rows before what would be read. */
    private void readAhead(OutboxReader.Look look, Term active) {
        onePageOnly &= look.isFull();
        if (look.isFull() && !onePageOnly && held.isEmpty()) {
            reader.readAhead(
                    batch,
                    acknowledged.leaving().plus(OutboxQueue.Row.ids(look.page().rows())),
                    active.number());
        }
    }

    /** Lets another instance try, which may reach what this one does not, and takes smaller steps from now on. */
    private Duration failed(List<OutboxQueue.Row> rows, RuntimeException failure) {
        Term active = term.get();
        reader.forget();
        comparison.doubt();
        batch = Math.max(SMALLEST_BATCH, batch / 2);
        observer.failed(rows, active == null ? 0 : active.number(), failure);
        stepDown();
        return settings.standby().multipliedBy(2);
    }

    private void relay(OutboxReader.Look look, Term active) {
        OutboxQueue.Page page = look.page();
        if (!page.inTerm() || active.isOver(nanoTime.getAsLong())) {
            // It may be what a successor has left, or of a database where other rows have the ids of those passed over.
            giveUp();
            return;
        }
        HeldCustomers.Sorted rows = held.sort(page.rows());
        if (!held.hold(rows.held(), List.of(), active.number())) {
            giveUp();
        } else if (publish(look, rows.free(), active) && !look.isFull()) {
            watermarks.mayTell(page.readAt(), held.since(), !page.rows().isEmpty());
        }
    }

    /** Answers whether all of these rows are on the topic or held. */
    private boolean publish(OutboxReader.Look look, List<OutboxQueue.Row> rows, Term active) {
        if (rows.isEmpty()) {
            return true;
        }
        List<EventLog.Refusal> refusals = log.publish(rows, active.left(nanoTime.getAsLong()));
        HeldCustomers.Sorted sent = HeldCustomers.sort(rows, refusals);
        observer.published(look.page(), sent.free(), (nanoTime.getAsLong() - look.nanos()) / 1e9);
        refusals.forEach(observer::refused);
        if (!refusals.isEmpty()) {
            // They may be released before it is even known that they are held, and come before what was read ahead.
            reader.forget();
        }
        acknowledged.add(OutboxQueue.Row.ids(sent.free()), active.number());
        boolean left = held.hold(sent.held(), refusals, active.number());
        if (!left) {
            giveUp();
        }
        return left;
    }

    private @Nullable Term activeTerm() {
        if (isActive() && !(acknowledged.termHeld() && term.renewInTime())) {
            giveUp();
        }
        Term active = term.get();
        return active == null ? begin() : active;
    }

    private @Nullable Term begin() {
        Term begun = term.begin();
        if (begun != null) {
            log.begin(begun.number());
            held.learn();
            acknowledged.learn(begun.number());
            watermarks.begin();
            observer.becameActive(begun.number());
        }
        return begun;
    }

    private void giveUp() {
        Term over = term.get();
        term.end();
        if (over != null) {
            acknowledged.forget();
            reader.forget();
            log.abandon();
            observer.becamePassive(over.number());
        }
    }

    private void stepDown() {
        Term active = term.get();
        if (active != null) {
            // Whatever is deleted or noted before the next one begins is not sent again.
            tellFailure(active, () -> acknowledged.settle(active.number()));
            giveUp();
            tellFailure(active, () -> term.release(active));
        }
    }

    private void tellFailure(Term active, Runnable statement) {
        try {
            statement.run();
        } catch (RuntimeException databaseAway) {
            observer.failed(List.of(), active.number(), databaseAway);
        }
    }

    /** Deletes or notes what was acknowledged, and gives the lease back. */
    @Override
    public void close() {
        stepDown();
        acknowledged.close();
        reader.close();
    }
}
