package org.customerapi.write.adapter.in.web.importing;

import java.util.regex.Pattern;

/**
 * Text as exports write it: what a spreadsheet would take for a formula has an apostrophe in front, which nobody meant.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
final class DefusedText {

    /** The apostrophes of the read-service's CsvText; semicolons and line breaks begin a cell, too. */
    private static final Pattern APOSTROPHE =
            Pattern.compile("(?<![^;\\n\\r])'(?='*[=+\\-@\\t\\n\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

    private DefusedText() {}

    /** The text as it was before. */
    static String restored(String text) {
        return text.indexOf('\'') < 0 ? text : APOSTROPHE.matcher(text).replaceAll("");
    }
}
