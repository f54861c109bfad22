package org.customerapi.sink.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a missing setting into one sentence instead of a stack trace. */
public final class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, @Nullable MissingSettingException cause) {
        String sentence = cause == null ? String.valueOf(root.getMessage()) : String.valueOf(cause.getMessage());
        return new FailureAnalysis(sentence, null, root);
    }
}
