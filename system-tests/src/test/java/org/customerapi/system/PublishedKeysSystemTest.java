package org.customerapi.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;

import static org.assertj.core.api.Assertions.assertThat;

/** No secret is shared: the write-service signs with a key pair, and every other part asks it for the public key. */
class PublishedKeysSystemTest {

    @TempDir
    private Path folder;

    @Test
    void everyPartTakesTokensSignedByTheWriteServicesKeyPair() throws GeneralSecurityException {
        PortPlan ports = PortPlan.free();
        try (Stack stack = new Stack(Workspace.current(), folder, ports, settings(ports))) {
            stack.start(part -> {});
            Client admin = new Client(stack.gateway()).as("admin");

            Answer created = admin.post("/v1/customers", "{\"company\":\"Alfreds\"}");

            assertThat(created.status()).as(created.toString()).isEqualTo(201);
            assertThat(admin.with("Prefer", "wait=10")
                            .with("Consistency-Token", created.header("Consistency-Token"))
                            .get("/v1/customers/" + created.text("id"))
                            .status())
                    .isEqualTo(200);
            assertThat(admin.get("/v1/admin/archive").status()).isEqualTo(200);
            assertThat(admin.with("Authorization", "Bearer " + signedByNobody())
                            .get("/v1/customers")
                            .status())
                    .isEqualTo(401);
        }
    }

    private static Map<Part, Map<String, String>> settings(PortPlan ports) throws GeneralSecurityException {
        String keys = Part.WRITE_SERVICE.address(ports.of(Part.WRITE_SERVICE)) + "/v1/auth/jwks";
        Map<Part, Map<String, String>> settings = new EnumMap<>(Part.class);
        for (Part part : Part.services()) {
            settings.put(part, Map.of("JWT_SECRET_KEY", "", "JWT_JWKS_URI", keys, "CURSOR_KEY", "c".repeat(32)));
        }
        settings.put(Part.WRITE_SERVICE, Map.of("JWT_SECRET_KEY", "", "JWT_PRIVATE_KEYS", privateKey()));
        return settings;
    }

    private static String privateKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    private static String signedByNobody() {
        String header = "{\"alg\":\"ES256\"}";
        String claims = "{\"iss\":\"customer-api\",\"aud\":\"customer-api\",\"sub\":\"admin\",\"exp\":4102444800,"
                + "\"scope\":\"customers:read\"}";
        return encode(header) + "." + encode(claims) + "." + "A".repeat(86);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
