package org.customerapi.write.kit;

import org.customerapi.localstack.http.Answer;

/**
 * Makes users and logs them in.
 *
 * @param api without a token
 * @param admin the same for an administrator
 */
public record Users(Api api, Api admin) {

    public Answer create(String username, String password, String... scopes) {
        return admin.post(
                "/v1/admin/users",
                "{\"username\":\"%s\",\"password\":\"%s\",\"scopes\":[\"%s\"]}"
                        .formatted(username, password, String.join("\",\"", scopes)));
    }

    public Answer logIn(String username, String password) {
        return api.post("/v1/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    /** The API with an access token of this user. */
    public Api loggedIn(String username, String password) {
        return api.with("Authorization", "Bearer " + logIn(username, password).text("access_token"));
    }

    public Answer refresh(String token) {
        return api.post("/v1/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }
}
