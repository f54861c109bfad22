package org.customerapi.write.adapter.in.web;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.ExpectedVersion;

/** The header If-Match: {@code *} or a list of entity tags; only strong ones can match (RFC 9110 section 13.1.1). */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern LIST = Pattern.compile(TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    /** No customer has it. */
    private static final long NEVER = -1;

    private IfMatch() {}

    /** @throws MalformedRequest when it is neither */
    static ExpectedVersion parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ExpectedVersion.ANY;
        }
        if (!LIST.matcher(header.strip()).matches()) {
            throw new MalformedRequest("If-Match must be * or a list of entity tags such as \"3\"");
        }
        Set<Long> versions = TAG.matcher(header).results().map(IfMatch::version).collect(Collectors.toSet());
        return new ExpectedVersion(versions);
    }

    private static long version(MatchResult tag) {
        boolean strong = tag.group(1) == null;
        Matcher version = VERSION.matcher(tag.group(2));
        return strong && version.matches() ? Long.parseLong(tag.group(2)) : NEVER;
    }
}
