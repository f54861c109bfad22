package org.customerapi.write.domain.customer;

import java.text.Normalizer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Makes texts comparable: Unicode NFC, no white space around, blank is absent; refuses control characters. */
final class TextRule {

    /**
     * Code points that become one by NFC, at the most (U+1F82); so what is longer than the limit by more is too long anyway.
     * That is looked at first, as the time that marks in a row take grows with the square of their number.
     */
    private static final int MOST_OF_ONE = 4;

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
        String bare = raw.strip();
        boolean fits = lengthOf(bare) <= MOST_OF_ONE * max;
        String text = fits ? Normalizer.normalize(bare, Normalizer.Form.NFC).strip() : bare;
        if (lengthOf(text) > max) {
            violations.add(pointer, "must have at most " + max + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private static int lengthOf(String text) {
        return text.codePointCount(0, text.length());
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
