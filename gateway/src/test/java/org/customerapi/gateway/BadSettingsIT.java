package org.customerapi.gateway;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.gateway.testing.GatewayInFront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong is said in a sentence, and how to mend it; nobody has to read a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class BadSettingsIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--JWT_SECRET_KEY= | JWT_SECRET_KEY is not set, and neither are JWT_JWKS_URI and JWT_ISSUER_URI",
                "--READ_SERVICE_URL=localhost:5002 | READ_SERVICE_URL is 'localhost:5002' and not an address",
                "--READ_TIMEOUT=soon | Failed to bind properties under 'gateway.read-timeout'",
                "--REQUESTS_PER_SECOND=1000000001 | REQUESTS_PER_SECOND is 1000000001 and has to be 0 to 1000000000",
                "--LOGINS_PER_MINUTE=-1 | LOGINS_PER_MINUTE is -1 and has to be 0 to 60000000000",
                "--OTEL_EXPORTER_OTLP_ENDPOINT=collector | Traces cannot be sent",
            })
    void saysWhichSettingIsOfNoUse(String setting, String sentence, CapturedOutput output) {
        assertThatThrownBy(() -> GatewayInFront.with(setting)).isInstanceOf(RuntimeException.class);

        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }
}
