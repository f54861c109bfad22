package org.customerapi.write;

import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.Rival;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class LoginIT {

    private static final String CUSTOMER = "{\"firstName\":\"Maria\"}";
    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers));
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void answersTokensAsOAuthWritesThem() {
        Answer answer = api.post("/v1/auth/login", "{\"username\":\"admin\",\"password\":\"admin\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asLong()).isEqualTo(3600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text("refresh_token")).isNotBlank();
    }

    @Test
    void answersAnUnknownUserLikeAWrongPassword() {
        Answer unknown = api.post("/v1/auth/login", "{\"username\":\"nobody\",\"password\":\"admin\"}");
        Answer wrong = api.post("/v1/auth/login", "{\"username\":\"admin\",\"password\":\"wrong\"}");

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
        assertThat(unknown.problem()).isEqualTo("bad-credentials");
    }

    @Test
    void knowsNobodyByANameWithBlanksAtItsEnd() {
        assertThat(api.post("/v1/auth/login", "{\"username\":\"admin  \",\"password\":\"admin\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void namesMissingCredentials() {
        Answer answer = api.post("/v1/auth/login", "{\"username\":\"admin\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/password");
    }

    @Test
    void givesNewTokensOnceForARefreshTokenAndEndsTheFamilyOnTheSecondUse() {
        String first = api.post("/v1/auth/login", "{\"username\":\"admin\",\"password\":\"admin\"}")
                .text("refresh_token");

        Answer second = refresh(first);
        Answer stolen = refresh(first);
        Answer afterTheft = refresh(second.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(stolen.status()).isEqualTo(401);
        assertThat(afterTheft.status()).isEqualTo(401);
    }

    @Test
    void endsAlsoTheTokensOfARefreshThatIsUnderWay() throws Exception {
        String olga = "{\"username\":\"olga\",\"password\":\"correct horse battery\",\"scopes\":[\"customers:read\"]}";
        api.as("admin").post("/v1/admin/users", olga);
        String first = api.post("/v1/auth/login", "{\"username\":\"olga\",\"password\":\"correct horse battery\"}")
                .text("refresh_token");
        assertThat(refresh(first).status()).isEqualTo(200);
        try (Rival underWay = Rival.of(service)) {
            underWay.execute("SELECT 1 FROM api_user WHERE username = 'olga' FOR SHARE");
            underWay.execute("UPDATE refresh_token SET used_at = NOW() WHERE username = 'olga' AND used_at IS NULL");
            CompletableFuture<Answer> stolen = CompletableFuture.supplyAsync(() -> refresh(first));
            underWay.awaitLockWait();
            underWay.execute("INSERT INTO refresh_token SELECT REPEAT('\\0', 32), family, username, expires_at, NULL"
                    + " FROM refresh_token WHERE username = 'olga' LIMIT 1");
            underWay.commit();
            assertThat(stolen.join().status()).isEqualTo(401);
        }
        assertThat(service.rows("refresh_token WHERE username = 'olga'")).isZero();
    }

    @Test
    void endsALoginForGood() {
        String token = api.post("/v1/auth/login", "{\"username\":\"reader\",\"password\":\"reader\"}")
                .text("refresh_token");
        String other = api.post("/v1/auth/login", "{\"username\":\"reader\",\"password\":\"reader\"}")
                .text("refresh_token");
        String next = refresh(token).text("refresh_token");

        assertThat(logOut(next).status()).isEqualTo(204);

        assertThat(refresh(next).status()).isEqualTo(401);
        assertThat(refresh(other).status()).isEqualTo(200);
        assertThat(logOut(next).status()).isEqualTo(204);
        assertThat(logOut("never given").status()).isEqualTo(204);
        assertThat(logOut("").status()).isEqualTo(400);
    }

    private static Answer logOut(String token) {
        return api.post("/v1/auth/logout", "{\"refresh_token\":\"" + token + "\"}");
    }

    @Test
    void looksAtNoAccessTokenWhereNoneIsNeeded() {
        Api late = api.with("Authorization", "Bearer of.long.ago");

        Answer login = late.post("/v1/auth/login", "{\"username\":\"admin\",\"password\":\"admin\"}");
        Answer next = late.post("/v1/auth/refresh", "{\"refresh_token\":\"" + login.text("refresh_token") + "\"}");

        assertThat(login.status()).isEqualTo(200);
        assertThat(next.status()).isEqualTo(200);
        assertThat(late.get("/health").status()).isEqualTo(200);
        assertThat(late.get("/metrics").status()).isEqualTo(200);
    }

    private static Answer refresh(String token) {
        return api.post("/v1/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }

    @Test
    void refusesToWriteWithoutAToken() {
        Answer answer = api.post("/v1/customers", CUSTOMER);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void refusesToWriteWithAReadersToken() {
        Answer answer = api.as("reader").post("/v1/customers", CUSTOMER);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("insufficient-scope");
    }

    @Test
    void takesATokenThatIsSignedWithItsKey() throws Exception {
        assertThat(writeWith(RunningWriteService.KEY, "customer-api", "customer-api", 60))
                .isEqualTo(201);
    }

    @Test
    void refusesExpiredAndForeignTokens() throws Exception {
        assertThat(writeWith(RunningWriteService.KEY, "customer-api", "customer-api", -60))
                .isEqualTo(401);
        assertThat(writeWith("another-key-of-at-least-thirty-two-bytes", "customer-api", "customer-api", 60))
                .isEqualTo(401);
        assertThat(writeWith(RunningWriteService.KEY, "someone-else", "customer-api", 60))
                .isEqualTo(401);
        assertThat(writeWith(RunningWriteService.KEY, "customer-api", "someone-else", 60))
                .isEqualTo(401);
    }

    private static int writeWith(String key, String issuer, String audience, int secondsLeft) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject("test")
                .claim("scope", "customers:write")
                .expirationTime(Date.from(Instant.now().plusSeconds(secondsLeft)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(key));
        return api.with("Authorization", "Bearer " + token.serialize())
                .post("/v1/customers", CUSTOMER)
                .status();
    }
}
