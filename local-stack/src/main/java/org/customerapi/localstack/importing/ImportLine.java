package org.customerapi.localstack.importing;

import tools.jackson.databind.JsonNode;

/** A line of the import's answer. */
sealed interface ImportLine {

    /** Reads a line of JSON. */
    static ImportLine of(JsonNode line) {
        if (line.has("summary")) {
            JsonNode summary = line.path("summary");
            return new Summary(
                    summary.path("rows").asLong(),
                    summary.path("created").asLong(),
                    summary.path("updated").asLong(),
                    summary.path("unchanged").asLong(),
                    summary.path("valid").asLong());
        }
        long first = line.path("line").asLong();
        long last = line.path("lastLine").asLong(first);
        return switch (line.path("status").asString("")) {
            case "rejected" -> new Rejected(first, last, Problems.text(line.path("problem")));
            case "unknown" -> new Unknown(first, last, line.path("id").asString(""));
            default -> new Accepted(first, last);
        };
    }

    /** A row that was carried out, or would have been. */
    record Accepted(long line, long lastLine) implements ImportLine {}

    /** A row that was not carried out. */
    record Rejected(long line, long lastLine, String reason) implements ImportLine {}

    /** A row of which nobody knows whether it was carried out; if it was, this is the customer's id. */
    record Unknown(long line, long lastLine, String id) implements ImportLine {}

    /** The last line of all. */
    record Summary(long rows, long created, long updated, long unchanged, long valid) implements ImportLine {}
}
