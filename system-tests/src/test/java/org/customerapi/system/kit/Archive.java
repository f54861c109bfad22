package org.customerapi.system.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.stack.Stack;

/** Reads the archive as anyone with access to the bucket can. */
public final class Archive {

    private Archive() {}

    /** Every archived record, in the order of the objects' names. */
    public static List<JsonNode> records(Stack stack) {
        List<JsonNode> records = new ArrayList<>();
        try (S3Client s3 = client(stack)) {
            s3.listObjectsV2Paginator(request -> request.bucket(stack.bucket())).contents().stream()
                    .map(S3Object::key)
                    .filter(key -> key.endsWith(".ndjson.gz"))
                    .forEach(key -> records.addAll(lines(s3, stack.bucket(), key)));
        }
        return records;
    }

    private static List<JsonNode> lines(S3Client s3, String bucket, String key) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        s3.getObject(request -> request.bucket(bucket).key(key))),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(JsonMapper.shared()::readTree).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(key, broken);
        }
    }

    private static S3Client client(Stack stack) {
        URI endpoint = stack.s3().endpoint();
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.of(stack.s3().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stack.s3().accessKey(), stack.s3().secretKey())))
                .build();
    }
}
