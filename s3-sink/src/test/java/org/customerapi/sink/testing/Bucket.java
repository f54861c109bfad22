package org.customerapi.sink.testing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Servers;

/** The archive as an outsider reads it, with nothing of the sink's own code. */
public final class Bucket implements AutoCloseable {

    private final String name;
    private final S3Client s3;

    public Bucket(Servers servers, String name) {
        this.name = name;
        this.s3 = S3Client.builder()
                .endpointOverride(servers.s3().endpoint())
                .forcePathStyle(true)
                .region(Region.of(servers.s3().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        servers.s3().accessKey(), servers.s3().secretKey())))
                .build();
    }

    public S3Client s3() {
        return s3;
    }

    /** Every key, in order. */
    public List<String> keys() {
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(name)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        } catch (NoSuchBucketException notYet) {
            return List.of();
        }
    }

    /** The keys of uploads that were begun and neither completed nor aborted. */
    public List<String> unfinished() {
        return s3.listMultipartUploads(list -> list.bucket(name)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    /** How many parts an object was put in; S3 shows that in its ETag. */
    public int parts(String key) {
        String etag = s3.headObject(head -> head.bucket(name).key(key)).eTag().replace("\"", "");
        return etag.contains("-") ? Integer.parseInt(etag.substring(etag.indexOf('-') + 1)) : 1;
    }

    public Map<String, String> metadata(String key) {
        return s3.headObject(head -> head.bucket(name).key(key)).metadata();
    }

    public byte[] content(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
    }

    /** Overwrites an object, as nobody should. */
    public void tamper(String key, byte[] content) {
        Map<String, String> metadata = metadata(key);
        s3.putObject(put -> put.bucket(name).key(key).metadata(metadata), RequestBody.fromBytes(content));
    }

    /** Makes an object that claims to begin later than the one it is a copy of. */
    public void copyWithFirstOffset(String key, String to, long firstOffset) {
        Map<String, String> metadata = new HashMap<>(metadata(key));
        metadata.put("first-offset", Long.toString(firstOffset));
        metadata.put("record-count", "1");
        s3.putObject(put -> put.bucket(name).key(to).metadata(metadata), RequestBody.fromBytes(content(key)));
    }

    /** Lets something happen to an object, and afterwards puts the object back, or away, as it was before. */
    public void keeping(String key, Runnable damage) {
        boolean present = keys().contains(key);
        Map<String, String> metadata = present ? metadata(key) : Map.of();
        byte[] content = present ? content(key) : new byte[0];
        try {
            damage.run();
        } finally {
            if (present) {
                s3.putObject(put -> put.bucket(name).key(key).metadata(metadata), RequestBody.fromBytes(content));
            } else {
                delete(key);
            }
        }
    }

    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(name).key(key));
    }

    /** Fetches the objects whose key begins so into a folder, under their keys. */
    public void download(String prefix, Path folder) {
        for (String key : keys().stream().filter(key -> key.startsWith(prefix)).toList()) {
            try {
                Path file = folder.resolve(key);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, content(key));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    /** Each archived record in a canonical form, in the order of the keys. */
    public List<String> records() {
        return recordsIn(
                keys().stream().filter(key -> key.endsWith(".ndjson.gz")).toList());
    }

    /** Those of some objects. */
    public List<String> recordsIn(List<String> keys) {
        List<String> records = new ArrayList<>();
        for (String key : keys) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(new ByteArrayInputStream(content(key))), StandardCharsets.UTF_8))) {
                lines.lines().map(Bucket::canonical).forEach(records::add);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return records;
    }

    /** The part of a record that is the same in another topic. */
    public static String restorable(ConsumerRecord<byte[], byte[]> record) {
        return canonical(record.timestamp(), base64(record.key()), headers(record), base64(record.value()));
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder headers = new StringBuilder();
        for (Header header : record.headers()) {
            headers.append(header.key())
                    .append('=')
                    .append(base64(header.value()))
                    .append(';');
        }
        return headers.toString();
    }

    /** A record of the topic in the form of {@link #records()}. */
    public static String canonical(ConsumerRecord<byte[], byte[]> record) {
        return canonical(
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType().name,
                base64(record.key()),
                headers(record),
                base64(record.value()));
    }

    @Override
    public void close() {
        s3.close();
    }

    /** A line of the archive in the form of {@link #records()}. */
    public static String canonical(String line) {
        JsonNode json = JsonMapper.shared().readTree(line);
        StringBuilder headers = new StringBuilder();
        for (JsonNode header : json.required("headers")) {
            headers.append(header.required("name").asString())
                    .append('=')
                    .append(bytes(header, "value"))
                    .append(';');
        }
        return canonical(
                json.required("partition").asInt(),
                json.required("offset").asLong(),
                json.required("timestamp").asLong(),
                json.required("timestampType").asString(),
                bytes(json, "key"),
                headers.toString(),
                bytes(json, "value"));
    }

    private static String canonical(Object... parts) {
        return List.of(parts).toString();
    }

    private static String bytes(JsonNode json, String field) {
        JsonNode binary = json.get(field + "Base64");
        if (binary != null) {
            return binary.asString();
        }
        JsonNode text = json.required(field);
        return base64(text.isNull() ? null : text.asString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte @Nullable [] bytes) {
        return bytes == null ? "null" : Base64.getEncoder().encodeToString(bytes);
    }
}
