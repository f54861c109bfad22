package org.customerapi.write.adapter.in.web.importing;

/** Quotes a file, of whose values nothing has looked at the length yet. */
final class Excerpt {

    private static final int MOST = 50;

    private Excerpt() {}

    /** The text in quotes, or its beginning. */
    static String of(String text) {
        boolean brief = text.codePointCount(0, text.length()) <= MOST;
        return '"' + (brief ? text : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…") + '"';
    }
}
