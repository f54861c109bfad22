package org.customerapi.sink.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import org.customerapi.sink.adapter.out.s3.UnusableBucketException;

/** Turns a bucket that cannot be used into one sentence instead of a stack trace. */
public final class UnusableBucketAnalyzer extends AbstractFailureAnalyzer<UnusableBucketException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, @Nullable UnusableBucketException cause) {
        String sentence = cause == null ? String.valueOf(root.getMessage()) : String.valueOf(cause.getMessage());
        return new FailureAnalysis(sentence, null, root);
    }
}
