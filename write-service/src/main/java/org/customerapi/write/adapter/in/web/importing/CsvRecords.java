package org.customerapi.write.adapter.in.web.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.InvalidInput;

/**
 * Finds the records of a CSV stream (RFC 4180), one or more lines each. A quote that is never closed spoils only the line
 * it stands on: the lines after it are read as if it were not there.
 */
final class CsvRecords {

    private static final int MAX_LINES = 100;

    private final LineSource lines;
    private final char separator;

    CsvRecords(LineSource lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /**
     * A record.
     *
     * @param line the line it begins on
     * @param lastLine the line it ends on
     * @param fields {@code null} when it could not be read
     * @param broken why it could not be read
     */
    record Csv(
            long line,
            long lastLine,
            @Nullable List<String> fields,
            @Nullable InvalidInput broken) {}

    /** The next record that is not blank; {@code null} at the end. */
    @Nullable
    Csv next() {
        Line first = lines.nextFilled();
        return first == null ? null : recordFrom(first);
    }

    private Csv recordFrom(Line first) {
        List<Line> taken = new ArrayList<>();
        try {
            StringBuilder text = new StringBuilder(first.text());
            Line last = first;
            Quotes quotes = quotesOf(first.text(), false);
            while (quotes == Quotes.OPEN) {
                boolean tooLarge = taken.size() == MAX_LINES || text.length() > LineSource.MAX_BYTES;
                Line more = tooLarge ? null : lines.next();
                if (more == null) {
                    throw Line.broken("has a quote that is never closed");
                }
                taken.add(more);
                text.append('\n').append(more.text());
                quotes = quotesOf(more.text(), true);
                last = more;
            }
            if (!taken.isEmpty() && quotes == Quotes.MISPLACED) {
                throw Line.broken("has a quote that is never closed");
            }
            return new Csv(first.number(), last.number(), fieldsOf(text.toString()), null);
        } catch (InvalidInput broken) {
            lines.putBack(taken);
            return new Csv(first.number(), first.number(), null, broken);
        }
    }

    private List<String> fieldsOf(String text) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            List<CsvRecord> found = reader.stream().limit(2).toList();
            if (found.size() > 1) {
                throw Line.broken("has a line break outside of quotes");
            }
            return found.isEmpty() ? List.of() : found.getFirst().getFields();
        } catch (CsvParseException malformed) {
            throw Line.broken("is not CSV: " + malformed.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How the quotes of a record stand at the end of a line. */
    private enum Quotes {
        BALANCED,
        OPEN,
        /** Something other than a separator follows on a closing quote, as when a quote of a later line closed it. */
        MISPLACED
    }

    /** A quote opens a field only where the field begins; elsewhere it is a letter like any other, such as an inch mark. */
    private Quotes quotesOf(CharSequence text, boolean begunWithin) {
        boolean quoted = begunWithin;
        char before = separator;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quoted) {
                boolean doubled = letter == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted = letter != '"' || doubled;
                i += doubled ? 1 : 0;
                if (!quoted && i + 1 < text.length() && text.charAt(i + 1) != separator) {
                    return Quotes.MISPLACED;
                }
            } else {
                quoted = letter == '"' && before == separator;
            }
            before = letter;
        }
        return quoted ? Quotes.OPEN : Quotes.BALANCED;
    }
}
