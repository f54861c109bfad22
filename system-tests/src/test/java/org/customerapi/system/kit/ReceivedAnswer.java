package org.customerapi.system.kit;

import java.net.http.HttpHeaders;
import java.util.stream.Stream;

/**
 * An answer that is held against its description.
 *
 * @param path of the request, without the query
 */
record ReceivedAnswer(String method, String path, int status, HttpHeaders headers, String body) {

    boolean isOfHead() {
        return method.equals("HEAD");
    }

    /** The media type without its parameters; empty when there is none. */
    String mediaType() {
        return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    /** The values of JSON in the body, which a schema speaks of; blank lines keep a stream of lines alive. */
    Stream<String> jsonValues() {
        return switch (mediaType()) {
            case "application/json", "application/problem+json" -> Stream.of(body);
            case "application/x-ndjson" -> body.lines().filter(line -> !line.isBlank());
            default -> Stream.empty();
        };
    }

    /** Whether there may be no line at all. */
    boolean isStreamOfLines() {
        return mediaType().equals("application/x-ndjson");
    }

    @Override
    public String toString() {
        return method + " " + path + ": " + status + " " + mediaType() + " " + body;
    }
}
