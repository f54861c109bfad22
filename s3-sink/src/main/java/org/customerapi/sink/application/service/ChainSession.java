package org.customerapi.sink.application.service;

import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.LostContentException;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/**
 * Grows the chain of one partition: one object at a time, each beginning where the one before ends. While an object is
 * being put the partition is not fetched from, so that disk and memory hold at most one object a partition.
 */
final class ChainSession implements PartitionSession {

    private final Partition partition;
    private final Archiving archiving;
    private final Attempts attempts;

    private Stage stage = new Stage.Resting();
    private long next;
    private long chainEnd;
    private @Nullable Clearance clearance;
    private boolean relocationDue;
    private int diskFailures;
    private OptionalLong seek = OptionalLong.empty();
    private OptionalLong archived = OptionalLong.empty();

    ChainSession(Partition partition, long next, Archiving archiving) {
        this.partition = partition;
        this.next = next;
        this.chainEnd = next;
        this.archiving = archiving;
        this.attempts = archiving.attempts();
    }

    @Override
    public boolean offer(LogRecord record) {
        boolean taken = switch (stage) {
            case Stage.Resting resting -> begin(record);
            case Stage.Filling filling -> extend(filling, record);
            case Stage.Working working -> false;
            case Stage.Waiting waiting -> false;
        };
        if (!taken) {
            seek = OptionalLong.of(next);
        }
        return taken;
    }

    @Override
    public void tick() {
        switch (stage) {
            case Stage.Filling filling when archiving.isDue(filling.due()) -> publish(filling);
            case Stage.Working working when working.answer().isDone() -> finish(working);
            case Stage.Waiting waiting
            when archiving.isDue(waiting.nextTry()) -> stage = attempts.begin(waiting.step(), waiting.failures() + 1);
            case Stage.Resting resting when relocationDue -> locate(OptionalLong.of(next));
            default -> {}
        }
    }

    @Override
    public boolean wantsRecords() {
        return !relocationDue && (stage instanceof Stage.Resting || stage instanceof Stage.Filling);
    }

    @Override
    public boolean isWorking() {
        return stage instanceof Stage.Working;
    }

    @Override
    public OptionalLong takeSeek() {
        OptionalLong taken = seek;
        seek = OptionalLong.empty();
        return taken;
    }

    @Override
    public OptionalLong takeArchived() {
        OptionalLong taken = archived;
        archived = OptionalLong.empty();
        return taken;
    }

    /** What is open is put first: its records may be nowhere else any more. */
    @Override
    public void relocate() {
        relocationDue = true;
        if (stage instanceof Stage.Filling filling) {
            publish(filling);
        }
    }

    @Override
    public void logEndsAt(long offset) {
        archiving.meter().progress(partition, Math.max(0, offset - chainEnd), next - chainEnd);
    }

    @Override
    public void close() {
        switch (stage) {
            case Stage.Resting resting -> {}
            case Stage.Filling filling -> filling.draft().discard();
            case Stage.Working working -> {
                working.answer().cancel(true);
                working.step().dispose();
            }
            case Stage.Waiting waiting -> waiting.step().dispose();
        }
        stage = new Stage.Resting();
        archiving.meter().forget(partition);
    }

    void locate(OptionalLong known) {
        relocationDue = false;
        stage = attempts.begin(archiving.locating(partition, known), 1);
    }

    private boolean begin(LogRecord record) {
        Clearance known = clearance;
        if (known == null || !known.isFor(record) || record.offset() >= known.limit()) {
            probe(record, known);
            return false;
        }
        ObjectName name = new ObjectName(partition, record.hour(), next);
        try {
            Draft draft = archiving.spool().begin(name);
            Stage.Filling filling = new Stage.Filling(draft, archiving.dueTime(), ChangeTime.of(record));
            stage = filling;
            return extend(filling, record);
        } catch (SpoolException full) {
            waitForDisk(name, full);
            return false;
        }
    }

    /** Where the log has no records up to the object that follows, the chain goes on with that object. */
    private void probe(LogRecord record, @Nullable Clearance known) {
        if (known != null && known.isFor(record)) {
            next = known.limit();
        }
        stage = attempts.begin(archiving.probing(partition, record.hour(), next), 1);
    }

    private boolean extend(Stage.Filling filling, LogRecord record) {
        Draft draft = filling.draft();
        if (!record.hour().equals(draft.name().hour()) || record.offset() >= limit()) {
            publish(filling);
            return false;
        }
        try {
            draft.append(record);
        } catch (SpoolException full) {
            abandon(filling, full);
            return false;
        }
        next = record.offset() + 1;
        if (archiving.rotation().isFull(draft.records(), draft.bytes()) || next >= limit()) {
            publish(filling);
        }
        return true;
    }

    private long limit() {
        Clearance known = clearance;
        return known == null ? Long.MAX_VALUE : known.limit();
    }

    private void publish(Stage.Filling filling) {
        try {
            stage = attempts.begin(archiving.publishing(filling.draft().seal(), filling.oldestChange()), 1);
            diskFailures = 0;
        } catch (SpoolException full) {
            abandon(filling, full);
        }
    }

    private void abandon(Stage.Filling filling, SpoolException full) {
        filling.draft().discard();
        waitForDisk(filling.draft().name(), full);
    }

    private void waitForDisk(ObjectName name, SpoolException full) {
        diskFailures++;
        next = name.firstOffset();
        seek = OptionalLong.of(next);
        stage = attempts.failed(partition, new DiskStep(name), diskFailures, full);
    }

    private void finish(Stage.Working working) {
        switch (working.answer().state()) {
            case SUCCESS -> succeed(working.step(), working.answer().resultNow());
            case FAILED -> fail(working, working.answer().exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("an attempt ended without an answer");
        }
    }

    private void fail(Stage.Working working, Throwable cause) {
        Step step = working.step();
        if (cause instanceof LostContentException lost && step instanceof PublishStep publishing) {
            step.dispose();
            waitForDisk(publishing.sealed().description().name(), lost);
        } else {
            stage = attempts.failed(partition, step, working.attempt(), cause);
        }
    }

    private void succeed(Step step, OffsetRange free) {
        step.dispose();
        stage = new Stage.Resting();
        long answer = free.first();
        boolean moved = answer != next;
        boolean located = step instanceof LocateStep;
        if (moved || located) {
            clearance = null;
        } else if (step instanceof ProbeStep probe) {
            clearance = new Clearance(probe.hour(), free.next());
        }
        if (moved || located) {
            seek = OptionalLong.of(answer);
        }
        if (moved || located || step instanceof PublishStep) {
            archived = OptionalLong.of(answer);
        }
        next = answer;
        chainEnd = answer;
    }
}
