package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

/** Small tables as CSV (RFC 4180). */
final class CsvText {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /**
     * Where a spreadsheet may see a cell begin: semicolons, too, separate cells in many countries, and wide signs compute in
     * some. What has apostrophes already gets one more, so that to take one away is the way back.
     */
    private static final Pattern FORMULA_START =
            Pattern.compile("(?<![^;\\n\\r])(?='*[=+\\-@\\t\\n\\r\uFF1D\uFF0B\uFF0D\uFF20])");

    private CsvText() {}

    static String of(List<String> header, List<List<@Nullable Object>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(row.stream().map(CsvText::cell).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Text that no spreadsheet takes for a formula: what would begin one gets an apostrophe in front.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
     */
    static String defused(@Nullable String text) {
        return text == null ? "" : FORMULA_START.matcher(text).replaceAll("'");
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Number ? value.toString() : defused(Objects.toString(value, ""));
    }
}
