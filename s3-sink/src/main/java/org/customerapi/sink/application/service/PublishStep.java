package org.customerapi.sink.application.service;

import java.time.Instant;
import java.util.Optional;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.LostContentException;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/**
 * Puts an object; when its name is taken, the chain goes on after what is there.
 *
 * @param oldestChange when the change of its first record was made
 */
record PublishStep(EventArchive archive, Spool spool, Journal journal, SealedObject sealed, Instant oldestChange)
        implements Step {

    @Override
    public OffsetRange run() {
        if (!spool.holds(sealed.content())) {
            throw new LostContentException(sealed.content() + " is gone");
        }
        Placement placement = archive.putIfAbsent(sealed);
        journal.placed(placement, oldestChange);
        return Step.from(placement.object().range().next());
    }

    @Override
    public String verb() {
        return "publish";
    }

    @Override
    public Optional<OffsetRange> range() {
        return Optional.of(sealed.description().range());
    }

    @Override
    public Optional<ObjectName> object() {
        return Optional.of(sealed.description().name());
    }

    @Override
    public void dispose() {
        spool.discard(sealed.content());
    }
}
