package org.customerapi.write.adapter.in.web.importing;

import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;

/** Rows of an NDJSON stream: a customer a line, as a GET answers it or as a POST takes it. */
public final class NdjsonRows implements ImportRows {

    private final LineSource lines;
    private final Function<String, CustomerDraft> reader;
    private @Nullable Line next;

    /** @param reader throws {@link InvalidInput} for what it cannot read */
    public NdjsonRows(LineSource lines, Function<String, CustomerDraft> reader) {
        this.lines = lines;
        this.reader = reader;
    }

    @Override
    public boolean isAtHand() {
        return next != null || lines.isAtHand();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = lines.nextFilled();
        }
        return next != null;
    }

    @Override
    public ImportRow next() {
        Line line = hasNext() ? next : null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        next = null;
        try {
            return new ImportRow.Read(line.number(), line.number(), reader.apply(line.text()));
        } catch (InvalidInput broken) {
            return new ImportRow.Broken(line.number(), line.number(), broken);
        }
    }
}
