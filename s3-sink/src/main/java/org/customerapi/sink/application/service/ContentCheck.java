package org.customerapi.sink.application.service;

import java.util.Optional;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.UnreadableObjectException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;

/** Reads one object and holds it against its own description. */
final class ContentCheck {

    private final ArchivedObject object;
    private long records;
    private long last = -1;
    private boolean ordered = true;

    private ContentCheck(ArchivedObject object) {
        this.object = object;
    }

    static Optional<Finding> of(ArchivedObject object, ArchiveCatalogue catalogue) {
        ContentCheck check = new ContentCheck(object);
        try {
            return check.judge(catalogue.read(object.name(), check::meet));
        } catch (UnreadableObjectException broken) {
            return Optional.of(check.finding(Finding.Kind.CONTENT, String.valueOf(broken.getMessage())));
        }
    }

    private void meet(LogRecord record) {
        records++;
        ordered &= record.offset() > last
                && object.range().holds(record.offset())
                && record.partition().equals(object.name().partition())
                && record.hour().equals(object.name().hour());
        last = record.offset();
    }

    private Optional<Finding> judge(String sha256) {
        OffsetRange range = object.range();
        if (!sha256.equals(object.sha256())) {
            return Optional.of(finding(Finding.Kind.CHECKSUM, "SHA-256 is " + sha256 + ", not " + object.sha256()));
        }
        if (records != object.records() || last != range.last()) {
            return Optional.of(finding(
                    Finding.Kind.CONTENT,
                    records + " records up to offset " + last + ", not " + object.records() + " up to "
                            + range.last()));
        }
        return ordered
                ? Optional.empty()
                : Optional.of(finding(Finding.Kind.CONTENT, "records that do not belong there or are out of order"));
    }

    private Finding finding(Finding.Kind kind, String detail) {
        return new Finding(kind, object.name().partition().number(), object.range(), object.name(), detail);
    }
}
