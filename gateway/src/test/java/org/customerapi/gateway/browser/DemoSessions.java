package org.customerapi.gateway.browser;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.gateway.testing.StubPart;
import org.customerapi.gateway.testing.Tokens;

/** One login: a refresh token is good for one use, and its second use ends the login, as at the write-service. */
final class DemoSessions {

    private static final String REFUSED = """
            {"title":"Unknown user or wrong password","status":401}""";

    private static final Map<String, String> HS256 = Map.of("alg", "HS256", "typ", "JWT");

    private final AtomicInteger issued = new AtomicInteger();
    private final Set<String> expired = new HashSet<>();
    private String accessToken = "";
    private String refreshToken = "";
    private String user = "alice";
    private int refreshes;

    synchronized void logIn(HttpExchange exchange, String body) throws IOException {
        if (body.contains("wrong")) {
            StubPart.answer(exchange, 401, REFUSED);
        } else {
            answerTokens(exchange);
        }
    }

    synchronized void refresh(HttpExchange exchange, String body) throws IOException {
        String shown = DemoCustomers.JSON.readTree(body).path("refresh_token").asString("");
        if (!refreshToken.isEmpty() && shown.equals(refreshToken)) {
            refreshes++;
            answerTokens(exchange);
        } else {
            refreshToken = "";
            expireAccess();
            StubPart.answer(exchange, 401, REFUSED);
        }
    }

    private void answerTokens(HttpExchange exchange) throws IOException {
        int number = issued.incrementAndGet();
        Map<String, Object> claims = Tokens.claims("customers:read customers:write customers:admin");
        claims.put("sub", user);
        claims.put("jti", "token-" + number);
        accessToken = Tokens.signed(HS256, claims, Tokens.SECRET);
        refreshToken = "refresh-" + number;
        ObjectNode tokens = DemoCustomers.JSON.createObjectNode();
        tokens.put("access_token", accessToken);
        tokens.put("token_type", "Bearer").put("expires_in", 900).put("refresh_token", refreshToken);
        StubPart.answer(exchange, 200, tokens.toString());
    }

    /** Gives all further tokens to another user. */
    synchronized void belongTo(String other) {
        user = other;
    }

    /** Makes the access token that is in use expire now. */
    synchronized void expireAccess() {
        expired.add("Bearer " + accessToken);
    }

    /** How often a refresh token was taken. */
    synchronized int refreshes() {
        return refreshes;
    }

    synchronized boolean refuses(HttpExchange exchange) throws IOException {
        boolean over =
                expired.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (over) {
            exchange.getRequestBody().readAllBytes();
            StubPart.answer(exchange, 401, "{\"title\":\"The token has expired\",\"status\":401}");
        }
        return over;
    }
}
