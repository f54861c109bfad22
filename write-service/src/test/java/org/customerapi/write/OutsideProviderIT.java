package org.customerapi.write;

import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
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
import org.customerapi.write.kit.OpenIdProvider;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class OutsideProviderIT {

    private static final String CUSTOMER = "{\"firstName\":\"Maria\"}";
    private static OpenIdProvider provider;
    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) throws Exception {
        provider = OpenIdProvider.start();
        service = RunningWriteService.start(
                servers,
                Home.on(servers),
                "--spring.profiles.active=outside-provider",
                "--JWT_SECRET_KEY=",
                "--JWT_ISSUER_URI=" + provider.issuer());
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    @Test
    void startsWithoutAUserAndMakesNone() {
        assertThat(service.rows("api_user")).isZero();
    }

    @Test
    void takesTheProvidersTokens() throws Exception {
        assertThat(api.with("Authorization", "Bearer " + token(provider.issuer(), "customers:write"))
                        .post("/v1/customers", CUSTOMER)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesTokensWithoutTheScopeOrOfAnotherIssuer() throws Exception {
        assertThat(api.with("Authorization", "Bearer " + token(provider.issuer(), "customers:read"))
                        .post("/v1/customers", CUSTOMER)
                        .status())
                .isEqualTo(403);
        assertThat(api.with("Authorization", "Bearer " + token("customer-api", "customers:write"))
                        .post("/v1/customers", CUSTOMER)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesSubjectsThatAreLongerThanOpenIdConnectAllows() throws Exception {
        assertThat(create(token(provider, provider.issuer(), "maria".repeat(51), "customers:write"))
                        .status())
                .isEqualTo(201);
        assertThat(create(token(provider, provider.issuer(), "maria".repeat(51) + "x", "customers:write"))
                        .status())
                .isEqualTo(401);
    }

    private static Answer create(String token) {
        return api.with("Authorization", "Bearer " + token)
                .with("Idempotency-Key", "long-subject")
                .post("/v1/customers", CUSTOMER);
    }

    @Test
    void hasNoLoginOfItsOwn() throws Exception {
        Answer login = api.post("/v1/auth/login", "{\"username\":\"admin\",\"password\":\"admin\"}");

        assertThat(login.status()).isEqualTo(404);
        assertThat(login.problem()).isEqualTo("not-found");
        assertThat(api.post("/v1/auth/refresh", "{\"refresh_token\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(api.post("/v1/auth/logout", "{\"refresh_token\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(api.get("/v1/auth/jwks").status()).isEqualTo(404);
        assertThat(api.with("Authorization", "Bearer " + token(provider.issuer(), "customers:admin"))
                        .get("/v1/admin/users")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isUnavailableForWritesUntilTheProviderAnswersAndThenGoesOn(Servers servers) throws Exception {
        try (OpenIdProvider late = OpenIdProvider.start();
                RunningWriteService other = RunningWriteService.start(
                        servers, Home.on(servers), "--JWT_SECRET_KEY=", "--JWT_ISSUER_URI=" + late.issuer())) {
            Api writing = other.api().with("Authorization", "Bearer " + token(late, late.issuer(), "customers:write"));
            late.fail(true);
            Answer during = writing.post("/v1/customers", CUSTOMER);
            late.fail(false);
            Answer after = writing.post("/v1/customers", CUSTOMER);

            assertThat(during.status()).isEqualTo(503);
            assertThat(during.problem()).isEqualTo("unavailable");
            assertThat(after.status()).isEqualTo(201);
        }
    }

    private static String token(String issuer, String scope) throws Exception {
        return token(provider, issuer, scope);
    }

    private static String token(OpenIdProvider signing, String issuer, String scope) throws Exception {
        return token(signing, issuer, "maria", scope);
    }

    private static String token(OpenIdProvider signing, String issuer, String subject, String scope) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("customer-api")
                .subject(subject)
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.key().getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(signing.key()));
        return token.serialize();
    }
}
