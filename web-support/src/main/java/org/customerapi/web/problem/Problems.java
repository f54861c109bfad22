package org.customerapi.web.problem;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.ProblemType;

/** Answers requests with problems where no controller does; writes nothing to an answer that is already on its way. */
public final class Problems {

    private static final List<String> OF_ANOTHER_BODY = List.of(
            HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_RANGE, HttpHeaders.ETAG, HttpHeaders.TRANSFER_ENCODING);

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem about the path of the request. */
    public void answer(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        answer(response, ProblemDetails.of(type, detail, request));
    }

    void answer(HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(problem);
        response.resetBuffer();
        OF_ANOTHER_BODY.forEach(header -> response.setHeader(header, null));
        response.setStatus(problem.getStatus());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        challenge(response);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** A 401 names a way to authenticate (RFC 9110, 15.5.2), if only the one that there is. */
    private static void challenge(HttpServletResponse response) {
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
