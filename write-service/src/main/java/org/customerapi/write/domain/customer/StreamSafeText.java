package org.customerapi.write.domain.customer;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Unicode's Normalization Form C of texts with few marks in a row: the time that it takes grows with the square of their number.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">UAX #15, Stream-Safe Text Format</a>
 */
public final class StreamSafeText {

    /** Combining marks in a row, far beyond what any language needs. */
    public static final int MOST_MARKS = 30;

    private StreamSafeText() {}

    /** The text in NFC; empty when it has more than {@value #MOST_MARKS} marks in a row. */
    public static Optional<String> nfc(String text) {
        return isStreamSafe(text) ? Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC)) : Optional.empty();
    }

    private static boolean isStreamSafe(String text) {
        int marks = 0;
        for (int i = 0; i < text.length() && marks <= MOST_MARKS; ) {
            int codePoint = text.codePointAt(i);
            marks = isMark(codePoint) ? marks + 1 : 0;
            i += Character.charCount(codePoint);
        }
        return marks <= MOST_MARKS;
    }

    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
