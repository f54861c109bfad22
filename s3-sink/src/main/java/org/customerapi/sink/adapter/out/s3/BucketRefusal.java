package org.customerapi.sink.adapter.out.s3;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells what S3 says about a bucket that no further try would change. */
record BucketRefusal(String bucket, Clock clock) {

    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** @throws UnusableBucketException when the answer is older or newer than now by more than five minutes */
    void checkTime(SdkHttpResponse answer) {
        Instant here = clock.instant();
        timeOf(answer)
                .filter(there -> Duration.between(there, here).abs().compareTo(TOLERATED) > 0)
                .ifPresent(there -> {
                    throw UnusableBucketException.atAnotherTime(here, there);
                });
    }

    /** @throws UnusableBucketException when the settings are to blame; S3 may only be away otherwise */
    void check(SdkException failure) {
        if (failure instanceof S3Exception answered) {
            Optional<SdkHttpResponse> answer =
                    Optional.ofNullable(answered.awsErrorDetails()).map(AwsErrorDetails::sdkHttpResponse);
            answer.ifPresent(this::checkTime);
            checkStatus(answered.statusCode(), answer.flatMap(BucketRefusal::regionOf));
        } else if (failure instanceof SdkClientException
                && String.valueOf(failure.getMessage()).startsWith("Unable to load credentials")) {
            throw UnusableBucketException.withoutKeys();
        }
    }

    private void checkStatus(int status, Optional<String> region) {
        boolean toldTheRegion = status == HttpURLConnection.HTTP_BAD_REQUEST && region.isPresent();
        if (status == HttpURLConnection.HTTP_MOVED_PERM || toldTheRegion) {
            throw UnusableBucketException.elsewhere(bucket, region.orElse("the bucket's"));
        }
        if (status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw UnusableBucketException.forbidden(bucket);
        }
    }

    private static Optional<String> regionOf(SdkHttpResponse answer) {
        return answer.firstMatchingHeader("x-amz-bucket-region");
    }

    private static Optional<Instant> timeOf(SdkHttpResponse answer) {
        try {
            return answer.firstMatchingHeader("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
