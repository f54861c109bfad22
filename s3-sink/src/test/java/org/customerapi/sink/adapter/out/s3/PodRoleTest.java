package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** On Kubernetes the sink has no keys of its own: it gets those of its role for the token of its service account. */
class PodRoleTest {

    private static final String ANSWER = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>of-the-role</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
                <SessionToken>session</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
              </Credentials></AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> properties;
    private final HttpServer sts;
    private String asked = "";

    PodRoleTest() throws IOException {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        sts.start();
        properties = Map.of(
                "aws.region",
                "eu-north-1",
                "aws.endpointUrlSts",
                "http://127.0.0.1:" + sts.getAddress().getPort());
        properties.forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        sts.stop(0);
        properties.keySet().forEach(System::clearProperty);
    }

    @Test
    void theTokenOfTheServiceAccountBecomesKeysOfItsRole() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
        try (WebIdentityTokenFileCredentialsProvider provider = WebIdentityTokenFileCredentialsProvider.builder()
                .roleArn("arn:aws:iam::111122223333:role/customer-api-s3-sink")
                .webIdentityTokenFile(token)
                .build()) {
            AwsCredentials keys = provider.resolveCredentials();

            assertThat(keys.accessKeyId()).isEqualTo("of-the-role");
            assertThat(asked).contains("token-of-the-pod", "customer-api-s3-sink");
        }
    }
}
