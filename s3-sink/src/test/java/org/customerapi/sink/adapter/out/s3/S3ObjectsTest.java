package org.customerapi.sink.adapter.out.s3;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import org.customerapi.sink.application.port.out.ArchiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class S3ObjectsTest {

    /** Pages come while they are read, so S3 may go away in the middle. */
    @Test
    void tellsInTheArchivesWordsThatALaterPageDidNotCome() {
        S3Objects objects =
                new S3Objects(new OnePage(), new S3Bucket("bucket", "", S3Encryption.BUCKET_DEFAULT, 5_242_880));
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> objects.below("topic/").map(S3Object::key).forEach(read::add))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("for the test");

        assertThat(read).containsExactly("topic/1", "topic/2");
    }

    @Test
    void leavesWhatFailsElsewhereAsItIs() {
        S3Objects objects =
                new S3Objects(new OnePage(), new S3Bucket("bucket", "", S3Encryption.BUCKET_DEFAULT, 5_242_880));

        assertThatThrownBy(() -> objects.below("topic/").forEach(object -> {
                    throw SdkClientException.create("another S3");
                }))
                .isInstanceOf(SdkClientException.class);
    }

    private static final class OnePage implements S3Client {

        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            if (request.continuationToken() != null) {
                throw SdkClientException.create("for the test");
            }
            return ListObjectsV2Response.builder()
                    .contents(object("topic/1"), object("topic/2"))
                    .isTruncated(true)
                    .nextContinuationToken("more")
                    .build();
        }

        private static S3Object object(String key) {
            return S3Object.builder().key(key).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
