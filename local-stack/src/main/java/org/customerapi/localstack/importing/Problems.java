package org.customerapi.localstack.importing;

import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problems of the API (RFC 9457) in one line for people. */
final class Problems {

    private Problems() {}

    static String text(JsonNode problem) {
        String errors =
                problem.path("errors").valueStream().map(Problems::error).collect(Collectors.joining("; "));
        String told = problem.path("detail").asString(problem.path("title").asString("no reason was given"));
        return errors.isEmpty() ? asHere(told) + holder(problem, told) : errors;
    }

    /** The same of an answer's body, which need not be a problem. */
    static String text(int status, String body) {
        try {
            return text(JsonMapper.shared().readTree(body)) + " (status " + status + ")";
        } catch (JacksonException other) {
            return "the answer has status " + status;
        }
    }

    private static String error(JsonNode error) {
        String pointer = error.path("pointer").asString("");
        String detail = error.path("detail").asString("");
        return pointer.isEmpty() ? detail : pointer + " " + detail;
    }

    /** What is a parameter of the API is an option of the command. */
    private static String asHere(String told) {
        return told.replace("upsert=externalId", "--upsert");
    }

    private static String holder(JsonNode problem, String told) {
        String holder = problem.path("customerId").asString("");
        return told.contains(holder) ? "" : " (customer " + holder + ")";
    }
}
