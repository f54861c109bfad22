package org.customerapi.write.domain.customer;

import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Makes texts comparable: Unicode NFC, nothing invisible around, absent where nothing shows; refuses control characters. */
final class TextRule {

    private TextRule() {}

    /**
     * Cleans a text of one line. Line breaks and tabs become blanks: spreadsheets have them within addresses.
     *
     * @param max length limit in Unicode code points
     * @return {@code null} for an absent or blank text, and for one that was refused
     */
    static @Nullable String clean(@Nullable String raw, String pointer, int max, Violations violations) {
        return cleanLines(raw == null ? null : onOneLine(raw), pointer, max, violations);
    }

    /**
     * Cleans a text whose line breaks and tabs stay as they are.
     *
     * @param max length limit in Unicode code points
     * @return {@code null} for an absent or blank text, and for one that was refused
     */
    static @Nullable String cleanLines(@Nullable String raw, String pointer, int max, Violations violations) {
        if (raw == null) {
            return null;
        }
        if (raw.codePoints().anyMatch(TextRule::isRefused)) {
            violations.add(pointer, "must not hold control characters or broken Unicode");
            return null;
        }
        Optional<String> nfc = StreamSafeText.nfc(raw);
        if (nfc.isEmpty()) {
            violations.add(
                    pointer, "must not hold more than " + StreamSafeText.MOST_MARKS + " combining marks in a row");
            return null;
        }
        String text = VisibleText.strip(nfc.get());
        if (text.codePointCount(0, text.length()) > max) {
            violations.add(pointer, "must have at most " + max + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private static String onOneLine(String raw) {
        if (raw.chars().noneMatch(TextRule::isBreak)) {
            return raw;
        }
        return raw.replace('\t', ' ')
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static boolean isBreak(int letter) {
        return letter == '\n' || letter == '\r' || letter == '\t';
    }

    private static boolean isRefused(int codePoint) {
        int type = Character.getType(codePoint);
        return (type == Character.CONTROL && !isBreak(codePoint))
                || type == Character.SURROGATE
                || (codePoint & 0xFFFE) == 0xFFFE;
    }
}
