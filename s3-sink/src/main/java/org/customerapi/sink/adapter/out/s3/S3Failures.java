package org.customerapi.sink.adapter.out.s3;

import java.util.Optional;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import org.customerapi.sink.application.port.out.ArchiveException;

/** Tells the SDK's exceptions in the archive's words. */
final class S3Failures {

    private S3Failures() {}

    static <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failed) {
            throw translated(failed);
        }
    }

    static ArchiveException translated(SdkException failed) {
        return new ArchiveException(reason(failed), String.valueOf(failed.getMessage()), failed);
    }

    private static String reason(SdkException failed) {
        if (failed instanceof AwsServiceException answered) {
            return answered.statusCode()
                    + Optional.ofNullable(answered.awsErrorDetails())
                            .map(AwsErrorDetails::errorCode)
                            .map(code -> " " + code)
                            .orElse("");
        }
        return failed.getClass().getSimpleName();
    }
}
