package org.customerapi.write.domain.customer;

/**
 * What of a text can be seen: Unicode has blanks that Java does not strip, and format characters that take no room at all.
 *
 * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX #44, Default_Ignorable_Code_Point</a>
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text without what does not show at its ends; empty where nothing shows. */
    public static String strip(String text) {
        if (showsNothing(text)) {
            return "";
        }
        int from = 0;
        while (isStripped(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        int to = text.length();
        while (isStripped(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        while (to < text.length() && isJoined(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return text.substring(from, to);
    }

    /** Whether there is nothing to be seen, as of a mark with no letter to stand on. */
    static boolean showsNothing(String text) {
        return text.codePoints()
                .allMatch(letter -> isStripped(letter) || StreamSafeText.isMark(letter) || isFiller(letter));
    }

    private static boolean isStripped(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || isFormat(letter);
    }

    /** Those that enclose digits or join hieroglyphs show. */
    private static boolean isFormat(int letter) {
        return Character.getType(letter) == Character.FORMAT
                && switch (letter) {
                    case 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD -> false;
                    default -> (letter < 0x600 || letter > 0x605) && (letter < 0x13430 || letter > 0x1343F);
                };
    }

    /** Joiners shape the letter before them, tags make a flag of it, and a direction that was begun within has to end. */
    private static boolean isJoined(int letter) {
        return letter == 0x200C
                || letter == 0x200D
                || letter == 0x202C
                || letter == 0x2069
                || (letter >= 0xE0020 && letter <= 0xE007F);
    }

    /** Letters and symbols that are blank: Hangul fillers, and the Braille cell without dots. */
    private static boolean isFiller(int letter) {
        return switch (letter) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
            default -> false;
        };
    }
}
