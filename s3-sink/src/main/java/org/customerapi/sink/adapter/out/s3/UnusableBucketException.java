package org.customerapi.sink.adapter.out.s3;

import java.time.Instant;

import org.customerapi.sink.application.port.out.ArchiveException;

/** There is no bucket to archive to, or none that these settings lead to. */
public class UnusableBucketException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    private UnusableBucketException(String reason, String sentence) {
        super(reason, sentence, null);
    }

    static UnusableBucketException missing(String bucket) {
        return new UnusableBucketException(
                "404 NoSuchBucket",
                "EVENT_BUCKET_NAME: there is no bucket '" + bucket
                        + "'. Make it first; with CREATE_BUCKET=true it is made here.");
    }

    static UnusableBucketException elsewhere(String bucket, String region) {
        return new UnusableBucketException(
                "301 PermanentRedirect",
                "AWS_REGION: the bucket '" + bucket + "' is in another region. Set AWS_REGION to " + region + ".");
    }

    static UnusableBucketException forbidden(String bucket) {
        return new UnusableBucketException(
                "403 Forbidden",
                "S3 does not let these keys see the bucket '" + bucket
                        + "'. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or the role, and the bucket's policy.");
    }

    static UnusableBucketException withoutKeys() {
        return new UnusableBucketException(
                "no credentials",
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set, and the AWS SDK finds no role or profile either.");
    }

    static UnusableBucketException atAnotherTime(Instant here, Instant there) {
        return new UnusableBucketException(
                "clock",
                "The clocks of this machine and of S3 are far apart: " + here + " here, " + there
                        + " there. Set whichever is wrong, by NTP best.");
    }
}
