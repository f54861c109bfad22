package org.customerapi.write.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong with the settings, without a stack trace. */
public final class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidSettings cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
