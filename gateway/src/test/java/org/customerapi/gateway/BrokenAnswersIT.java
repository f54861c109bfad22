package org.customerapi.gateway;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.CannedPart;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.Tokens;
import org.customerapi.localstack.hostile.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;

class BrokenAnswersIT {

    @Test
    void cutsAStreamThatBreaksOffWithoutItsEndMark() throws IOException {
        String answer = exportAnsweredBy("""
                HTTP/1.1 200 OK\r
                Content-Type: text/csv\r
                Transfer-Encoding: chunked\r
                \r
                8\r
                id,name
                \r
                """);

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("id,name")
                .doesNotEndWith("0\r\n\r\n")
                .doesNotContain("problem");
    }

    @Test
    void cutsAnAnswerOfKnownLengthThatBreaksOffLate() throws IOException {
        String answer = exportAnsweredBy("""
                HTTP/1.1 200 OK\r
                Content-Type: text/csv\r
                Content-Length: 100000\r
                \r
                """ + "x".repeat(50_000));

        assertThat(answer).startsWith("HTTP/1.1 200").contains("xxx").doesNotContain("problem");
        assertThat(answer.length()).isLessThan(100_000);
    }

    @Test
    void answers503ForAnAnswerThatBreaksOffBeforeAnyOfItWasPassedOn() throws IOException {
        String answer = exportAnsweredBy("""
                HTTP/1.1 200 OK\r
                Content-Type: application/json\r
                Content-Encoding: gzip\r
                ETag: "1"\r
                Content-Length: 1000\r
                \r
                {""");

        assertThat(answer)
                .startsWith("HTTP/1.1 503")
                .contains("urn:customer-api:problem:unavailable")
                .doesNotContain("ETag")
                .doesNotContain("gzip");
    }

    @Test
    void answers503ForAPartThatDoesNotSpeakHttp() throws IOException {
        assertThat(exportAnsweredBy("SSH-2.0-OpenSSH_9.6\r\n")).startsWith("HTTP/1.1 503");
    }

    private static String exportAnsweredBy(String bytes) throws IOException {
        try (CannedPart part = CannedPart.answering(bytes);
                GatewayInFront gateway = GatewayInFront.with("--READ_SERVICE_URL=" + part.uri())) {
            return RawSocket.exchange(gateway.port(), """
                    GET /v1/customers/export HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(Tokens.with(Scopes.READ)));
        }
    }
}
