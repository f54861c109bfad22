package org.customerapi.write.adapter.in.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers problems for failures outside of controllers, instead of an HTML page. */
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    @Nullable
    ResponseEntity<Problem> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // It is being cut off.
            return null;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        HttpStatus known = HttpStatus.resolve(status);
        Problem problem = StandardProblems.of(status, known == null ? "Error" : known.getReasonPhrase());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.at(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))));
    }
}
