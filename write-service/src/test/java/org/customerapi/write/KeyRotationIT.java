package org.customerapi.write;

import java.util.List;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class KeyRotationIT {

    private static final String LOGIN = "{\"username\":\"admin\",\"password\":\"admin\"}";

    @Test
    void logsNobodyOutFromTheSecretToAPairAndToTheNextPair(Servers servers) throws Exception {
        Home home = Home.on(servers);
        ECKey first = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        Answer bySecret;
        Answer byFirst;
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            bySecret = service.api().post("/v1/auth/login", LOGIN);
            assertThat(service.api().get("/v1/auth/jwks").json().get("keys")).isEmpty();
        }
        try (RunningWriteService service = RunningWriteService.start(servers, home, keys(first))) {
            byFirst = service.api().post("/v1/auth/login", LOGIN);
            assertThat(header(byFirst).getKeyID()).isEqualTo("first");
            assertThat(header(byFirst).getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(mayList(service, bySecret)).isEqualTo(200);
        }
        try (RunningWriteService service = RunningWriteService.start(servers, home, keys(next, first))) {
            Answer byNext = service.api().post("/v1/auth/login", LOGIN);
            assertThat(header(byNext).getKeyID()).isEqualTo("next");
            assertThat(header(byNext).getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(mayList(service, byNext)).isEqualTo(200);
            assertThat(mayList(service, byFirst)).isEqualTo(200);
            assertThat(mayList(service, bySecret)).isEqualTo(200);
            assertThat(refresh(service.api(), bySecret)).isEqualTo(200);
        }
        try (RunningWriteService service = RunningWriteService.start(servers, home, keys(next))) {
            assertThat(mayList(service, byFirst)).isEqualTo(401);
            assertThat(refresh(service.api(), byFirst)).isEqualTo(200);
        }
    }

    @Test
    void publishesTheKeysByWhichItsTokensCanBeChecked(Servers servers) throws Exception {
        ECKey first = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers), keys(first))) {
            Answer published = service.api().get("/v1/auth/jwks");
            SignedJWT token = token(service.api().post("/v1/auth/login", LOGIN));

            assertThat(published.header("Cache-Control")).contains("max-age=300", "public");
            assertThat(published.response().body()).doesNotContain("\"d\"");
            ECKey key = JWKSet.parse(published.response().body())
                    .getKeyByKeyId(token.getHeader().getKeyID())
                    .toECKey();
            assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        }
    }

    private static String keys(JWK... keys) {
        return "--JWT_PRIVATE_KEYS=" + new JWKSet(List.of(keys)).toString(false);
    }

    private static int mayList(RunningWriteService service, Answer login) {
        return service.api()
                .with("Authorization", "Bearer " + login.text("access_token"))
                .get("/v1/admin/users")
                .status();
    }

    private static int refresh(Api api, Answer login) {
        return api.post("/v1/auth/refresh", "{\"refresh_token\":\"" + login.text("refresh_token") + "\"}")
                .status();
    }

    private static JWSHeader header(Answer login) throws Exception {
        return token(login).getHeader();
    }

    private static SignedJWT token(Answer login) throws Exception {
        return SignedJWT.parse(login.text("access_token"));
    }
}
