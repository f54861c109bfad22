package org.customerapi.sink.adapter.out.s3;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Sees to it that the bucket is there, by making it where that is allowed. */
public final class BucketCheck {

    private static final Logger log = LoggerFactory.getLogger(BucketCheck.class);

    private final S3Client s3;
    private final String bucket;
    private final boolean create;
    private final BucketRefusal refusal;

    /** @param create whether a missing bucket is made, as in a local stack */
    public BucketCheck(S3Client s3, String bucket, boolean create, Clock clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.create = create;
        this.refusal = new BucketRefusal(bucket, clock);
    }

    /**
     * Looks for the bucket; an S3 that does not answer is left to later.
     *
     * @throws UnusableBucketException when there is none and none is to be made, or the settings do not lead to it
     */
    public void atStart() {
        try {
            refusal.checkTime(s3.headBucket(head -> head.bucket(bucket)).sdkHttpResponse());
        } catch (NoSuchBucketException missing) {
            makeOrRefuse();
        } catch (SdkException failure) {
            refusal.check(failure);
            tellLater(failure);
        }
    }

    private void makeOrRefuse() {
        try {
            onMissing();
        } catch (SdkException unknown) {
            tellLater(unknown);
        }
    }

    /** Makes the bucket, or refuses; the SDK's exceptions pass. */
    void onMissing() {
        if (!create) {
            throw UnusableBucketException.missing(bucket);
        }
        try {
            s3.createBucket(make -> make.bucket(bucket));
            log.atInfo().addKeyValue("bucket", bucket).log("Made the bucket");
        } catch (BucketAlreadyOwnedByYouException another) {
            log.debug("Another instance made the bucket", another);
        }
    }

    private void tellLater(SdkException unknown) {
        log.atWarn()
                .addKeyValue("bucket", bucket)
                .addKeyValue("cause", unknown.getMessage())
                .log("S3 does not answer for the bucket now; archiving begins when it does");
    }
}
