package org.customerapi.gateway.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;

/** Where the container sends what nobody answered: always a problem, never a page. */
@RestController
class ProblemErrorController implements ErrorController {

    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemType type = typeOf(request);
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        problems.answer(response, type, detail(request, type), path, RequestId.of(request));
    }

    /** The container ends a request itself when its body stops coming or is not framed as HTTP asks. */
    private static String detail(HttpServletRequest request, ProblemType type) {
        boolean broken = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
        return type == ProblemType.MALFORMED_REQUEST && broken
                ? "The body did not arrive whole."
                : StatusProblems.detail(type);
    }

    private static ProblemType typeOf(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof AuthenticationServiceException) {
            return ProblemType.UNAVAILABLE;
        }
        return StatusProblems.of(statusOf(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)));
    }

    private static int statusOf(@Nullable Object status) {
        return status instanceof Integer number ? number : 404;
    }
}
