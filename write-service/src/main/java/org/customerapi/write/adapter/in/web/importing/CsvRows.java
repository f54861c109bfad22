package org.customerapi.write.adapter.in.web.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.adapter.in.web.importing.CsvRecords.Csv;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.CountryNames;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;

/** Rows of a CSV stream whose first row is the header. Empty values, and those that read NULL, are absent. */
public final class CsvRows implements ImportRows {

    private final LineSource lines;
    private final CsvRecords records;
    private final ColumnMapping columns;
    private @Nullable Csv next;

    /**
     * Reads the header.
     *
     * @throws InvalidInput when there is none, or the mapping does not fit it
     */
    public CsvRows(LineSource lines, String mapping) {
        this.lines = lines;
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
        return new ImportRow.Read(csv.line(), csv.lastLine(), draft(fields));
    }

    private CustomerDraft draft(List<String> fields) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String target = columns.targets().get(i);
            String value = fields.get(i).strip();
            if (target == null || value.isEmpty() || value.equals("NULL")) {
                continue;
            }
            if (target.startsWith("metadata.")) {
                metadata.put(target.substring("metadata.".length()), value);
            } else {
                values.put(target, value);
            }
        }
        return draft(values, metadata);
    }

    private static CustomerDraft draft(Map<String, String> values, Map<String, String> metadata) {
        String[] name = values.getOrDefault("fullName", "").split("\\s+", 2);
        return new CustomerDraft(
                values.get("externalId"),
                values.getOrDefault("firstName", name[0]),
                values.getOrDefault("lastName", name.length > 1 ? name[1] : ""),
                values.get("company"),
                values.get("email"),
                values.get("phone"),
                address(values),
                tags(values.getOrDefault("tags", "")),
                metadata);
    }

    private static Address address(Map<String, String> values) {
        String country = values.get("address.country");
        return new Address(
                values.get("address.line1"),
                values.get("address.line2"),
                values.get("address.city"),
                values.get("address.region"),
                values.get("address.postalCode"),
                country == null ? null : CountryNames.codeOf(country).orElse(country));
    }

    private static List<String> tags(String value) {
        return value.isEmpty() ? new ArrayList<>() : Arrays.asList(value.split("[;|]"));
    }
}
