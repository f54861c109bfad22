package org.customerapi.web.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;

/** Where the container sends what nobody answered: always a problem, never a page. */
@RestController
public class ErrorPage implements ErrorController {

    private final Problems problems;

    public ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = StatusProblems.of(status instanceof Integer code ? code : ProblemType.NOT_FOUND.status());
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        problems.answer(
                response,
                ProblemDetails.of(
                        type,
                        detail(request, type),
                        path instanceof String asked ? asked : request.getRequestURI(),
                        RequestId.of(request)));
    }

    /** The container ends a request itself when its body stops coming or is not framed as HTTP asks. */
    private static String detail(HttpServletRequest request, ProblemType type) {
        boolean broken = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
        return type == ProblemType.MALFORMED_REQUEST && broken
                ? "The body did not arrive whole."
                : StatusProblems.detail(type);
    }
}
