package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.RelayObserver;

/**
 * Moves events from the outbox to Kafka, in order, at least once. Runs in every instance; the one that holds the lease
 * is active. A row is deleted soon after Kafka has acknowledged it, and only while the term lasts; whatever a replaced
 * relay still sends late is therefore a repetition of what its successor sends too. Rows that are being deleted are passed
 * over meanwhile, and in a backlog those that are being sent while the next are read: what is read is the oldest of the
 * others, whenever it was committed. A row that Kafka refuses for ever is held, with what follows it of the same customer;
 * the others go on.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final int SMALLEST_BATCH = 10;

    private final RelayLease lease;
    private final OutboxReader reader;
    private final AcknowledgedRows acknowledged;
    private final HeldCustomers held;
    private final EventLog log;
    private final WatermarkPace watermarks;
    private final RelayObserver observer;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private final Semaphore nudge = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread worker;
    private volatile boolean closing;
    private @Nullable Term term;
    private int batch;
    private boolean onePageOnly;

    /**
     * Starts relaying.
     *
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public OutboxRelay(
            RelayLease lease,
            OutboxQueue queue,
            HeldEvents held,
            EventLog log,
            RelayObserver observer,
            RelaySettings settings,
            LongSupplier nanoTime) {
        this.lease = lease;
        this.reader = new OutboxReader(queue, nanoTime);
        this.acknowledged = new AcknowledgedRows(queue, settings, nanoTime);
        this.held = new HeldCustomers(held);
        this.log = log;
        this.watermarks = new WatermarkPace(log, settings, nanoTime);
        this.observer = observer;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.batch = settings.batch();
        this.worker = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    /** Says that there may be new rows; cheap, and never waits. */
    public void nudge() {
        if (nudge.availablePermits() == 0) {
            nudge.release();
        }
    }

    private void run() {
        while (!closing) {
            rest(stepOrRest());
        }
        stepDown();
        acknowledged.close();
        reader.close();
    }

    /** Where there is no room even to step down, the lease ends by itself or the next round does better. */
    private Duration stepOrRest() {
        try {
            return step();
        } catch (OutOfMemoryError noRoom) {
            return settings.standby().multipliedBy(2);
        }
    }

    /** One round; answers how long to rest after it. */
    private Duration step() {
        List<OutboxQueue.Row> rows = List.of();
        try {
            Term active = activeTerm();
            if (active == null) {
                return settings.standby();
            }
            held.learnOfReleases();
            OutboxReader.Look look = reader.oldest(batch, acknowledged::leaving);
            rows = look.page().rows();
            readAhead(look);
            relay(look, active);
            batch = Math.min(settings.batch(), batch * 2);
            return acknowledged.removeInTime(active.number(), look.isFull() ? Duration.ZERO : settings.poll());
        } catch (RuntimeException failure) {
            return failed(rows, failure);
        } catch (OutOfMemoryError tooLarge) {
            onePageOnly = true;
            return failed(rows, new IllegalStateException("a batch does not fit into the heap", tooLarge));
        }
    }

    /** In a backlog, unless two pages do not fit into the heap, or a release may put rows before what would be read. */
    private void readAhead(OutboxReader.Look look) {
        onePageOnly &= look.isFull();
        if (look.isFull() && !onePageOnly && held.isEmpty()) {
            Set<Long> leaving = new HashSet<>(acknowledged.leaving());
            look.page().rows().forEach(row -> leaving.add(row.id()));
            reader.readAhead(batch, leaving);
        }
    }

    /** Lets another instance try, which may reach what this one does not, and takes smaller steps from now on. */
    private Duration failed(List<OutboxQueue.Row> rows, RuntimeException failure) {
        reader.forget();
        batch = Math.max(SMALLEST_BATCH, batch / 2);
        observer.failed(rows, term == null ? 0 : term.number(), failure);
        stepDown();
        return settings.standby().multipliedBy(2);
    }

    private void relay(OutboxReader.Look look, Term active) {
        OutboxQueue.Page page = look.page();
        if (active.isOver(nanoTime.getAsLong())) {
            // What was read may be what a successor has left; nothing can be concluded from it.
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
        acknowledged.add(sent.free(), active.number());
        boolean left = held.hold(sent.held(), refusals, active.number());
        if (!left) {
            giveUp();
        }
        return left;
    }

    private @Nullable Term activeTerm() {
        Term held = term;
        long now = nanoTime.getAsLong();
        if (held != null && !(acknowledged.termHeld() && isHeld(held, now))) {
            giveUp();
            held = null;
        }
        return held == null ? begin() : held;
    }

    private boolean isHeld(Term held, long now) {
        if (!held.isDueForRenewal(now)) {
            return true;
        }
        boolean renewed = !held.isOver(now) && lease.renew(held.number(), settings.lease());
        if (renewed) {
            held.renewedAt(now);
        }
        return renewed;
    }

    private @Nullable Term begin() {
        long asked = nanoTime.getAsLong();
        OptionalLong number = lease.acquire(settings.lease());
        if (number.isEmpty()) {
            return null;
        }
        Term begun = new Term(number.getAsLong(), settings.lease(), asked);
        term = begun;
        log.begin(begun.number());
        held.learn();
        watermarks.begin();
        observer.becameActive(begun.number());
        return begun;
    }

    private void giveUp() {
        Term over = term;
        term = null;
        if (over != null) {
            acknowledged.forget();
            reader.forget();
            log.abandon();
            observer.becamePassive(over.number());
        }
    }

    private void stepDown() {
        Term held = term;
        if (held != null) {
            // Whatever is deleted before the next one begins is not sent again.
            tellFailure(held, () -> acknowledged.settle(held.number()));
            giveUp();
            tellFailure(held, () -> lease.release(held.number()));
        }
    }

    private void tellFailure(Term held, Runnable statement) {
        try {
            statement.run();
        } catch (RuntimeException databaseAway) {
            observer.failed(List.of(), held.number(), databaseAway);
        }
    }

    private void rest(Duration pause) {
        try {
            if (term == null) {
                // A passive instance has nothing to send; its commits need not wake it.
                closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            } else if (!pause.isZero() && nudge.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                nudge.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closing = true;
        }
    }

    /** Stops after the round in hand and gives the lease back. */
    @Override
    public void close() {
        closing = true;
        closed.countDown();
        nudge();
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
