package org.customerapi.write;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;
import org.customerapi.write.kit.Users;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class UserAdministrationIT {

    private static final String PASSWORD = "correct horse battery";
    private static RunningWriteService service;
    private static Api api;
    private static Api admin;
    private static Users users;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers), "--LOGIN_PAIR_BURST=1000");
        api = service.api();
        admin = api.as("admin");
        users = new Users(api, admin);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void createsAUserWhoMayDoWhatTheScopesSay() {
        Answer created = users.create("maria", PASSWORD, "customers:read", "customers:write");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/admin/users/maria");
        assertThat(created.response().body()).doesNotContain("password", "hash", PASSWORD);
        Api maria = users.loggedIn("maria", PASSWORD);
        assertThat(maria.post("/v1/customers", "{\"firstName\":\"Paul\"}").status())
                .isEqualTo(201);
        assertThat(maria.get("/v1/admin/users").status()).isEqualTo(403);
    }

    @Test
    void listsAndAnswersUsers() {
        users.create("lister", PASSWORD, "customers:read");

        assertThat(admin.get("/v1/admin/users")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(user -> user.get("username").stringValue()))
                .contains("admin", "lister", "reader")
                .isSorted();
        assertThat(admin.get("/v1/admin/users/lister").text("username")).isEqualTo("lister");
        assertThat(admin.get("/v1/admin/users/nobody").status()).isEqualTo(404);
    }

    @Test
    void refusesANameThatIsTakenAndLeavesItsUserAlone() {
        users.create("taken", PASSWORD, "customers:read");

        Answer again = users.create("taken", "another long password", "customers:admin");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("username-taken");
        assertThat(users.logIn("taken", PASSWORD).status()).isEqualTo(200);
        assertThat(users.logIn("taken", "another long password").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"username\":\"x\",\"password\":\"short\",\"scopes\":[\"customers:read\"]}        | /password",
                "{\"username\":\"a b\",\"password\":\"long enough for it\",\"scopes\":[\"customers:read\"]} | /username",
                "{\"username\":\"x\",\"password\":\"long enough for it\",\"scopes\":[\"root\"]}      | /scopes/0",
                "{\"username\":\"x\",\"password\":\"long enough for it\",\"scopes\":[]}              | /scopes",
                "{\"username\":\"x\",\"password\":\"long enough for it\"}                            | /scopes",
                "{\"username\":7,\"password\":\"long enough for it\",\"scopes\":[\"customers:read\"]} | /username",
                "{\"username\":\"x\",\"password\":\"long enough for it\",\"scopes\":\"customers:read\"} | /scopes",
                "{\"username\":\"x\",\"password\":\"long enough for it\",\"scopes\":[\"customers:read\"],\"admin\":true} | /admin"
            })
    void saysWhatIsWrongWithAUserAndCreatesNone(String body, String pointer) {
        long before = service.rows("api_user");

        Answer answer = admin.post("/v1/admin/users", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(service.rows("api_user")).isEqualTo(before);
    }

    @Test
    void disablesAUserWithTheRefreshTokensAndEnablesAgain() {
        users.create("leaver", PASSWORD, "customers:read");
        String refreshToken = users.logIn("leaver", PASSWORD).text("refresh_token");

        assertThat(admin.post("/v1/admin/users/leaver/disable", "").status()).isEqualTo(204);
        assertThat(admin.post("/v1/admin/users/leaver/disable", "").status()).isEqualTo(204);

        assertThat(admin.get("/v1/admin/users/leaver").json().get("disabled").asBoolean())
                .isTrue();
        assertThat(users.logIn("leaver", PASSWORD).status()).isEqualTo(401);
        assertThat(users.refresh(refreshToken).status()).isEqualTo(401);

        assertThat(admin.post("/v1/admin/users/leaver/enable", "").status()).isEqualTo(204);
        assertThat(users.logIn("leaver", PASSWORD).status()).isEqualTo(200);
        assertThat(users.refresh(refreshToken).status()).isEqualTo(401);
    }

    @Test
    void changesAPasswordAndEndsTheRefreshTokens() {
        users.create("changer", PASSWORD, "customers:read");
        String refreshToken = users.logIn("changer", PASSWORD).text("refresh_token");

        Answer changed = admin.put("/v1/admin/users/changer/password", "{\"password\":\"a new long password\"}");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(users.logIn("changer", PASSWORD).status()).isEqualTo(401);
        assertThat(users.logIn("changer", "a new long password").status()).isEqualTo(200);
        assertThat(users.refresh(refreshToken).status()).isEqualTo(401);
    }

    @Test
    void refusesAWeakNewPasswordAndKeepsTheOld() {
        users.create("keeper", PASSWORD, "customers:read");

        Answer refused = admin.put("/v1/admin/users/keeper/password", "{\"password\":\"short\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/password");
        assertThat(users.logIn("keeper", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void refusesToDisableTheLastAdministrator() {
        Answer refused = admin.post("/v1/admin/users/admin/disable", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("last-administrator");
    }

    @Test
    void knowsNoUnknownUser() {
        assertThat(admin.post("/v1/admin/users/nobody/disable", "").status()).isEqualTo(404);
        assertThat(admin.post("/v1/admin/users/nobody/enable", "").status()).isEqualTo(404);
        assertThat(admin.put("/v1/admin/users/nobody/password", "{\"password\":\"long enough for it\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(api.get("/v1/admin/users").status()).isEqualTo(401);
        assertThat(api.as("reader").get("/v1/admin/users").status()).isEqualTo(403);
        assertThat(api.as("reader").post("/v1/admin/users/admin/disable", "").status())
                .isEqualTo(403);
    }
}
