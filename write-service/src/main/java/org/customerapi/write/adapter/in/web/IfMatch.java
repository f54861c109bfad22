package org.customerapi.write.adapter.in.web;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.ExpectedVersion;

/** The header If-Match: {@code *} or a list of entity tags; only strong ones can match (RFC 9110 section 13.1.1). */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*,[ \\t]*");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    /** No customer has it. */
    private static final long NEVER = -1;

    private IfMatch() {}

    /** @throws MalformedRequest when it is neither */
    static ExpectedVersion parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ExpectedVersion.ANY;
        }
        return new ExpectedVersion(versions(header.strip()));
    }

    /** Tag by tag, as a pattern for the whole list would need the more stack the longer it is. */
    private static Set<Long> versions(String list) {
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(list);
        Matcher separator = SEPARATOR.matcher(list);
        int begin = 0;
        while (true) {
            meet(tag.region(begin, list.length()));
            versions.add(version(tag));
            if (tag.end() == list.length()) {
                return versions;
            }
            meet(separator.region(tag.end(), list.length()));
            begin = separator.end();
        }
    }

    private static void meet(Matcher next) {
        if (!next.lookingAt()) {
            throw new MalformedRequest("If-Match must be * or a list of entity tags such as \"3\"");
        }
    }

    private static long version(MatchResult tag) {
        boolean strong = tag.group(1) == null;
        Matcher version = VERSION.matcher(tag.group(2));
        return strong && version.matches() ? Long.parseLong(tag.group(2)) : NEVER;
    }
}
