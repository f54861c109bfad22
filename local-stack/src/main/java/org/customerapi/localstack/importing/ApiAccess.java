package org.customerapi.localstack.importing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * The API, and a token for it.
 *
 * @param base address of the gateway
 */
public record ApiAccess(URI base, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Where a path of the API is, which may lie below a path of its own. */
    URI at(String path) {
        return at(base, path);
    }

    private static URI at(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    /**
     * Logs in.
     *
     * @throws ImportFailed when that is refused, or nothing answers there
     */
    public static ApiAccess logIn(URI base, String username, String password) throws InterruptedException {
        JsonMapper json = JsonMapper.shared();
        String body = json.writeValueAsString(Map.of("username", username, "password", password));
        HttpRequest request = HttpRequest.newBuilder(at(base, "/v1/auth/login"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                String why = Problems.text(answer.statusCode(), answer.body());
                throw new ImportFailed("Cannot log in as " + username + ": " + why, null);
            }
            return new ApiAccess(
                    base, json.readTree(answer.body()).path("access_token").asString(""));
        } catch (ConnectException nobody) {
            throw new ImportFailed("Nothing answers at " + base + "; start the stack with ./customers up", nobody);
        } catch (IOException broken) {
            throw new ImportFailed("Cannot log in at " + base + ": " + broken, broken);
        }
    }
}
