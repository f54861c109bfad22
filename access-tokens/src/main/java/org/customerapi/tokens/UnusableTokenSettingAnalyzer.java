package org.customerapi.tokens;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start why no access token could be checked, without a stack trace. */
final class UnusableTokenSettingAnalyzer extends AbstractFailureAnalyzer<UnusableTokenSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableTokenSetting cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set JWT_SECRET_KEY to the write-service's secret of at least " + TokenSettings.MIN_KEY_BYTES
                        + " bytes, JWT_JWKS_URI to its /v1/auth/jwks, or JWT_ISSUER_URI to an OpenID provider.",
                cause);
    }
}
