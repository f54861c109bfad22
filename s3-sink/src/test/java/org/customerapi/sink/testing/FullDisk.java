package org.customerapi.sink.testing;

import java.io.IOException;
import java.nio.file.Path;

import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;

/** A spool whose disk can be full. */
public final class FullDisk implements Spool {

    private final Spool spool;
    private boolean full;

    public FullDisk(Spool spool) {
        this.spool = spool;
    }

    public void full(boolean now) {
        full = now;
    }

    @Override
    public Draft begin(ObjectName name) {
        Draft draft = spool.begin(name);
        return new Draft() {
            @Override
            public ObjectName name() {
                return name;
            }

            @Override
            public void append(LogRecord record) {
                refuseWhenFull();
                draft.append(record);
            }

            @Override
            public long records() {
                return draft.records();
            }

            @Override
            public long bytes() {
                return draft.bytes();
            }

            @Override
            public SealedObject seal() {
                refuseWhenFull();
                return draft.seal();
            }

            @Override
            public void discard() {
                draft.discard();
            }
        };
    }

    @Override
    public boolean holds(Path content) {
        return spool.holds(content);
    }

    @Override
    public void discard(Path content) {
        spool.discard(content);
    }

    private void refuseWhenFull() {
        if (full) {
            throw new SpoolException("no space left on device", new IOException("no space left on device"));
        }
    }
}
