package org.customerapi.read.adapter.in.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.read.domain.InvalidQuery;
import org.customerapi.read.domain.ReadAfterWrite;

/** Reads what an answer has to have seen: {@code Consistency-Token}, and {@code Prefer: wait} (RFC 7240). */
final class ReadAfterWriteReader {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private ReadAfterWriteReader() {}

    /** {@code null} when the request asks for nothing. */
    static @Nullable ReadAfterWrite read(HttpServletRequest request) {
        List<String> tokens = Collections.list(request.getHeaders(ApiHeaders.CONSISTENCY_TOKEN));
        if (tokens.isEmpty()) {
            return null;
        }
        try {
            return new ReadAfterWrite(ConsistencyToken.parse(String.join(",", tokens)), wait(request));
        } catch (IllegalArgumentException forged) {
            throw new InvalidQuery(
                    ApiHeaders.CONSISTENCY_TOKEN,
                    "It has to hold tokens as writes answer them, separated by commas, " + ConsistencyToken.MAX_ENTRIES
                            + " at most.");
        }
    }

    private static Duration wait(HttpServletRequest request) {
        String preferences = String.join(",", Collections.list(request.getHeaders("Prefer")));
        Matcher matcher = WAIT.matcher(preferences);
        if (!matcher.find()) {
            return ReadAfterWrite.DEFAULT_WAIT;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return wait.compareTo(ReadAfterWrite.LONGEST_WAIT) > 0 ? ReadAfterWrite.LONGEST_WAIT : wait;
    }
}
