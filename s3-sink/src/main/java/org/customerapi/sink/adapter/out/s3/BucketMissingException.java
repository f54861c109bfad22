package org.customerapi.sink.adapter.out.s3;

import org.customerapi.sink.application.port.out.ArchiveException;

/** There is no bucket to archive to. */
public class BucketMissingException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    BucketMissingException(String bucket) {
        super(
                "404 NoSuchBucket",
                "EVENT_BUCKET_NAME: there is no bucket '" + bucket
                        + "'. Make it first; with CREATE_BUCKET=true it is made here.",
                null);
    }
}
