package org.customerapi.sink.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Keeps what it is told. */
public final class RecordingMeter implements ArchiveMeter {

    public final List<Duration> delays = new ArrayList<>();
    public final List<ArchivedObject> found = new ArrayList<>();
    public final List<String> failures = new ArrayList<>();
    public final List<OffsetRange> lost = new ArrayList<>();
    public final List<Long> lags = new ArrayList<>();

    @Override
    public void stored(ArchivedObject object, Duration delay) {
        delays.add(delay);
    }

    @Override
    public void found(ArchivedObject object) {
        found.add(object);
    }

    @Override
    public void attemptFailed(String step, String reason) {
        failures.add(step + ": " + reason);
    }

    @Override
    public void lost(Partition partition, OffsetRange range) {
        lost.add(range);
    }

    @Override
    public void progress(Partition partition, long lag, long open) {
        lags.add(lag);
    }

    @Override
    public void forget(Partition partition) {
        lags.clear();
    }
}
