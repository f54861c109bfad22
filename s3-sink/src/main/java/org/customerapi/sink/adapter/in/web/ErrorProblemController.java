package org.customerapi.sink.adapter.in.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;

/** Answers what failed outside of the controllers. */
@RestController
class ErrorProblemController implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        ProblemType type = Problems.typeOf(status instanceof Integer code ? code : ProblemType.NOT_FOUND.status());
        ProblemDetail problem = Problems.of(
                type,
                type.title(),
                path instanceof String asked ? asked : request.getRequestURI(),
                RequestId.of(request));
        return ResponseEntity.status(type.status()).body(problem);
    }
}
