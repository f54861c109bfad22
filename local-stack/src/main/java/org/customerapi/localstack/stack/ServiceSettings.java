package org.customerapi.localstack.stack;

import java.util.HashMap;
import java.util.Map;

import org.customerapi.localstack.ElasticsearchServer;
import org.customerapi.localstack.KafkaServer;
import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.S3Server;

/** The environment variables that tie the services to the servers and to each other. */
record ServiceSettings(PortPlan ports, MySqlServer mysql, KafkaServer kafka, ElasticsearchServer search, S3Server s3) {

    Map<String, String> with(String jwtSecret, String bucket) {
        Map<String, String> settings = new HashMap<>(ports.toEnvironment());
        settings.put("SPRING_PROFILES_ACTIVE", "local");
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("JWT_SECRET_KEY", jwtSecret);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("ELASTICSEARCH_URIS", search.uri().toString());
        settings.putAll(database());
        settings.putAll(archive(bucket));
        settings.putAll(neighbours());
        return settings;
    }

    private Map<String, String> database() {
        return Map.of(
                "DB_HOST", mysql.host(),
                "DB_PORT", Integer.toString(mysql.port()),
                "DB_NAME", "customers",
                "DB_USER", mysql.user(),
                "DB_PASSWORD", mysql.password());
    }

    private Map<String, String> archive(String bucket) {
        return Map.of(
                "LOCALSTACK_URL", s3.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY", s3.secretKey(),
                "AWS_REGION", s3.region(),
                "EVENT_BUCKET_NAME", bucket);
    }

    private Map<String, String> neighbours() {
        return Map.of(
                "WRITE_SERVICE_URL", url(Part.WRITE_SERVICE),
                "READ_SERVICE_URL", url(Part.READ_SERVICE),
                "S3_SINK_URL", url(Part.S3_SINK));
    }

    private String url(Part part) {
        return part.address(ports.of(part)).toString();
    }
}
