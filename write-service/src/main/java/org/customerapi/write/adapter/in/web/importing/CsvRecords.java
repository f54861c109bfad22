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
        Line first = lines.next();
        while (first != null && first.isBlank()) {
            first = lines.next();
        }
        return first == null ? null : recordFrom(first);
    }

    private Csv recordFrom(Line first) {
        List<Line> taken = new ArrayList<>();
        try {
            StringBuilder text = new StringBuilder(first.text());
            Line last = first;
            while (hasOpenQuote(text)) {
                Line more = taken.size() < MAX_LINES ? lines.next() : null;
                if (more == null || text.length() > LineSource.MAX_BYTES) {
                    throw Line.broken("has a quote that is never closed");
                }
                taken.add(more);
                text.append('\n').append(more.text());
                last = more;
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
            return reader.stream().findFirst().map(record -> record.getFields()).orElse(List.of());
        } catch (CsvParseException malformed) {
            throw Line.broken("is not CSV: " + malformed.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean hasOpenQuote(CharSequence text) {
        return text.chars().filter(letter -> letter == '"').count() % 2 == 1;
    }
}
