package org.customerapi.write.adapter.in.web.importing;

import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.adapter.in.web.importing.CsvRecords.Csv;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.VisibleText;

/** Rows of a CSV stream whose first row is the header. Empty values, and those that read NULL, are absent. */
public final class CsvRows implements ImportRows {

    private final LineSource lines;
    private final CsvRecords records;
    private final ColumnMapping columns;
    private final MetadataReader metadata;
    private @Nullable Csv next;

    /**
     * Reads the header.
     *
     * @throws InvalidInput when there is none, or the mapping does not fit it
     */
    public CsvRows(LineSource lines, String mapping, MetadataReader metadata) {
        this.lines = lines;
        this.metadata = metadata;
        Line first = lines.nextFilled();
        if (first == null) {
            throw Line.broken("the file has no header row");
        }
        String header = first.text();
        lines.putBack(List.of(first));
        this.records = new CsvRecords(lines, separatorOf(header));
        Csv names = records.next();
        if (names == null || names.fields() == null) {
            throw Line.broken("the file has no header row");
        }
        this.columns = ColumnMapping.of(names.fields(), mapping);
    }

    private static char separatorOf(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(letter -> letter == wanted).count();
    }

    @Override
    public boolean isAtHand() {
        return next != null || lines.isAtHand();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = records.next();
        }
        return next != null;
    }

    @Override
    public ImportRow next() {
        Csv current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return row(current);
    }

    private ImportRow row(Csv csv) {
        if (csv.broken() != null) {
            return new ImportRow.Broken(csv.line(), csv.lastLine(), csv.broken());
        }
        List<String> fields = csv.fields() == null ? List.of() : csv.fields();
        int expected = columns.targets().size();
        if (fields.size() != expected) {
            String hint = fields.size() > expected ? "; a value with a separator in it needs quotes" : "";
            InvalidInput why = Line.broken("has " + fields.size() + " columns where the header has " + expected + hint);
            return new ImportRow.Broken(csv.line(), csv.lastLine(), why);
        }
        try {
            return new ImportRow.Read(csv.line(), csv.lastLine(), draft(fields));
        } catch (InvalidInput invalid) {
            return new ImportRow.Broken(csv.line(), csv.lastLine(), invalid);
        }
    }

    private CustomerDraft draft(List<String> fields) {
        RowValues values = new RowValues();
        for (int i = 0; i < fields.size(); i++) {
            String target = columns.targets().get(i);
            String field = fields.get(i);
            String value = VisibleText.strip(columns.ofExport() ? DefusedText.restored(field) : field);
            if (target != null && !value.isEmpty() && !value.equals("NULL")) {
                values.put(target, value);
            }
        }
        return values.draft(columns.tagSeparators(), metadata);
    }
}
