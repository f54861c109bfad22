package org.customerapi.gateway.session;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.Problems;

/** The session of the page: signing in, staying signed in, signing out. For other clients there is {@code /v1/auth}. */
@RestController
class SessionController {

    private final Sessions sessions;
    private final Problems problems;

    SessionController(Sessions sessions, Problems problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @PostMapping(path = "/session", consumes = "application/json")
    @Nullable
    ResponseEntity<String> signIn(
            @RequestBody String credentials, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return OwnPage.sent(request) ? sessions.logIn(credentials, request) : refuse(request, response);
    }

    @PostMapping("/session/refresh")
    @Nullable
    ResponseEntity<String> stay(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OwnPage.sent(request)) {
            return refuse(request, response);
        }
        String token = RefreshCookie.of(request);
        if (token == null) {
            problems.answer(request, response, ProblemType.UNAUTHENTICATED, "There is no session.");
            return null;
        }
        return sessions.refresh(token, request);
    }

    @DeleteMapping("/session")
    @Nullable
    ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return OwnPage.sent(request) ? sessions.end(RefreshCookie.of(request), request) : refuse(request, response);
    }

    private @Nullable ResponseEntity<String> refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(
                request, response, ProblemType.INSUFFICIENT_SCOPE, "Sessions are for the page of this site only.");
        return null;
    }
}
