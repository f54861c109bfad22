package org.customerapi.sink.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP side as a client sees it. */
public final class AdminApi {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;

    public AdminApi(RunningSink sink) {
        this.service = sink.uri();
    }

    /** An access token of our own making. */
    public static String token(String scope, Duration validFor) {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("customer-api")
                .audience("customer-api")
                .subject("tester")
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validFor)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(RunningSink.JWT_KEY.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException impossible) {
            throw new AssertionError("the key is long enough", impossible);
        }
        return token.serialize();
    }

    /** Asks as an administrator. */
    public HttpResponse<String> get(String path) {
        return send("GET", path, token("customers:admin", Duration.ofMinutes(5)));
    }

    /** Asks as an administrator, and waits for the head of the answer only. */
    public InputStream open(String path) {
        return send(
                        HttpRequest.newBuilder(service.resolve(path)),
                        token("customers:admin", Duration.ofMinutes(5)),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    public HttpResponse<String> send(String method, String path, @Nullable String token) {
        return send(
                HttpRequest.newBuilder(service.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()),
                token);
    }

    /** Asks for a change as an administrator. */
    public HttpResponse<String> post(String path, String json) {
        return send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                token("customers:admin", Duration.ofMinutes(5)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, @Nullable String token) {
        return send(request, token, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(
            HttpRequest.Builder request, @Nullable String token, HttpResponse.BodyHandler<T> body) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException gone) {
            throw new UncheckedIOException("the service did not answer", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Takes a range out of the chain and answers the retraction's id. */
    public String retract(int partition, long first, long last) {
        HttpResponse<String> answer = post(
                "/v1/admin/archive/retractions",
                "{\"partition\":" + partition + ",\"firstOffset\":" + first + ",\"lastOffset\":" + last
                        + ",\"reason\":\"a mistake\"}");
        if (answer.statusCode() != HttpURLConnection.HTTP_CREATED) {
            throw new AssertionError("not retracted: " + answer.body());
        }
        JsonNode retraction = JsonMapper.shared().readTree(answer.body());
        if (retraction.required("records").asLong() != last - first + 1) {
            throw new AssertionError("other records were retracted: " + retraction);
        }
        return retraction.required("id").asString();
    }

    /** All lines of a verification, the verdict last. */
    public List<JsonNode> verify() {
        return lines("/v1/admin/archive/verify");
    }

    /** The lines of an answer. */
    public List<JsonNode> lines(String path) {
        return linesOf(get(path));
    }

    /** The lines of an answer, without the blank ones that only say that more is to come. */
    public static List<JsonNode> linesOf(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** Records of the log that are not archived; very many while nobody can tell. */
    public long lag() {
        try {
            return lagIn(get("/v1/admin/archive").body());
        } catch (UncheckedIOException | JacksonException nobodyTells) {
            return Long.MAX_VALUE;
        }
    }

    /** Of a problem, too, which has no partitions, and of a partition whose end Kafka did not tell. */
    private static long lagIn(String answer) {
        long lag = 0;
        for (JsonNode partition : JsonMapper.shared().readTree(answer).required("partitions")) {
            lag += partition.required("lag").asLong();
        }
        return lag;
    }
}
