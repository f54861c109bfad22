package org.customerapi.sink.adapter.out.s3;

/**
 * Where in S3 the archive is.
 *
 * @param name the bucket
 * @param prefix before every name; empty, or with a slash at its end
 * @param encryption how S3 encrypts what is put
 * @param partSize bytes; a larger object is put in parts of this size, of which S3 takes 10,000
 */
public record S3Bucket(String name, String prefix, S3Encryption encryption, long partSize) {

    /** The least that S3 takes as a part that is not the last. */
    public static final long SMALLEST_PART = 5L * 1024 * 1024;

    public S3Bucket {
        if (partSize < SMALLEST_PART) {
            throw new IllegalArgumentException("ARCHIVE_PART_SIZE: S3 takes no parts of less than 5MB");
        }
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            prefix = prefix + "/";
        }
    }

    /** The key of a path of the archive. */
    String key(String path) {
        return prefix + path;
    }

    /** The archive's path of a key that lies below the prefix. */
    String path(String key) {
        return key.substring(prefix.length());
    }
}
