package org.customerapi.gateway.session;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.gateway.forward.PartFailure;
import org.customerapi.gateway.forward.PartRequests;
import org.customerapi.gateway.route.Part;
import org.customerapi.web.RequestId;

/** Trades credentials or a refresh token for new tokens, and keeps the refresh token from the page. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String REFRESH_TOKEN = "refresh_token";

    private final PartRequests parts;
    private final JsonMapper json;

    /** Uses the login of the write-service. */
    public Sessions(PartRequests parts, JsonMapper json) {
        this.parts = parts;
        this.json = json;
    }

    ResponseEntity<String> logIn(String credentials, HttpServletRequest request) {
        return trade("/v1/auth/login", credentials, request);
    }

    ResponseEntity<String> refresh(String token, HttpServletRequest request) {
        return trade("/v1/auth/refresh", bodyOf(token), request);
    }

    /** Revokes the token, if the write-service can be reached; the cookie ends in any case. */
    ResponseEntity<String> end(@Nullable String token, HttpServletRequest request) {
        if (token != null) {
            revoke(token, request);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshCookie.expired(request))
                .build();
    }

    private void revoke(String token, HttpServletRequest request) {
        try {
            PartRequests.Reply reply = parts.post(Part.WRITE, "/v1/auth/logout", bodyOf(token), headers(request));
            if (reply.status() != HttpStatus.NO_CONTENT.value()) {
                LOG.warn("A refresh token was not revoked at the end of its session: status {}", reply.status());
            }
        } catch (PartFailure away) {
            LOG.warn("A refresh token was not revoked at the end of its session: {}", away.getMessage());
        }
    }

    private String bodyOf(String token) {
        return json.createObjectNode().put(REFRESH_TOKEN, token).toString();
    }

    private ResponseEntity<String> trade(String path, String body, HttpServletRequest request) {
        PartRequests.Reply reply = parts.post(Part.WRITE, path, body, headers(request));
        if (reply.status() == 200 && read(reply.body()) instanceof ObjectNode tokens) {
            String refreshToken = tokens.path(REFRESH_TOKEN).asString("");
            tokens.remove(REFRESH_TOKEN);
            return answer(reply, tokens.toString(), RefreshCookie.holding(refreshToken, request));
        }
        boolean over = reply.status() == HttpStatus.UNAUTHORIZED.value();
        return answer(reply, reply.body(), over ? RefreshCookie.expired(request) : null);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Map.of(
                "X-Forwarded-For",
                request.getRemoteAddr(),
                ApiHeaders.REQUEST_ID,
                String.valueOf(RequestId.of(request)));
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.nullNode();
        }
    }

    /** The cookie stays as it is when there is none to set: a part that is busy or away ends nobody's session. */
    private static ResponseEntity<String> answer(PartRequests.Reply reply, String body, @Nullable String cookie) {
        MediaType type = reply.status() == 200 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reply.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(type);
        if (reply.status() == HttpStatus.UNAUTHORIZED.value()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        reply.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        if (cookie != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie);
        }
        return answer.body(body);
    }
}
