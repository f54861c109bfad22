package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.Writer;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.contracts.ProblemType;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers what Tomcat refuses before any application sees it, such as a malformed request line. */
public class ProblemErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = Problems.typeOf(response.getStatus());
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(UTF_8);
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(type.type(), type.title(), response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException gone) {
            log.debug("The client went away before its problem was written", gone);
        }
    }
}
