package org.customerapi.sink.adapter.out.s3;

/**
 * Where in S3 the archive is.
 *
 * @param name the bucket
 * @param prefix before every name; empty, or with a slash at its end
 * @param encryption how S3 encrypts what is put
 */
public record S3Bucket(String name, String prefix, S3Encryption encryption) {

    public S3Bucket {
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
