package org.customerapi.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.ProblemType;

/**
 * Tomcat's last word on requests that never reach a servlet, as a problem in place of its HTML page. The path is not
 * repeated, since such a request may hold anything.
 */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = StatusProblems.of(response.getStatus());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json(type, response.getStatus()).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The client left before it could be told about its request", gone);
        }
    }

    /** Made of constants only, so nothing needs escaping. */
    private static String json(ProblemType type, int status) {
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s"}""".formatted(type.type(), type.title(), status, StatusProblems.detail(type));
    }
}
