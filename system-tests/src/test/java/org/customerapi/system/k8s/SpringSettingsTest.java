package org.customerapi.system.k8s;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Variables that no application.yml names reach Kafka's and Elasticsearch's clients, by the names that the manifests use. */
@ExtendWith(Kubectl.class)
class SpringSettingsTest {

    static final Set<String> PROVEN = Set.of(
            "SPRING_KAFKA_SECURITY_PROTOCOL",
            "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
            "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
            "SPRING_KAFKA_SSL_TRUST_STORE_TYPE",
            "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION",
            "SPRING_ELASTICSEARCH_RESTCLIENT_SSL_BUNDLE",
            "SPRING_SSL_BUNDLE_PEM_ELASTICSEARCH_TRUSTSTORE_CERTIFICATE");

    @ParameterizedTest
    @EnumSource(names = {"WRITE_SERVICE", "READ_SERVICE", "S3_SINK"})
    void kafkaIsReachedOverTlsWithTheServicesOwnUser(Part service) throws IOException {
        KafkaProperties kafka =
                binder(service).bind("spring.kafka", KafkaProperties.class).get();

        for (Map<String, Object> client : Set.of(
                kafka.buildProducerProperties(), kafka.buildConsumerProperties(), kafka.buildAdminProperties())) {
            assertThat(client)
                    .containsEntry(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL")
                    .containsEntry(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512")
                    .containsEntry(SaslConfigs.SASL_JAAS_CONFIG, service.partName() + "/sasl.jaas.config")
                    .containsEntry(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM")
                    .containsEntry(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, "/etc/kafka/ca.crt");
        }
    }

    @Test
    void elasticsearchIsReachedOverTlsWithAUser() throws IOException {
        Binder binder = binder(Part.READ_SERVICE);
        ElasticsearchProperties elasticsearch = binder.bind("spring.elasticsearch", ElasticsearchProperties.class)
                .get();

        assertThat(elasticsearch.getUris()).containsExactly("https://customers-es-http:9200");
        assertThat(elasticsearch.getUsername()).isEqualTo("read-service-elasticsearch/username");
        assertThat(elasticsearch.getPassword()).isEqualTo("read-service-elasticsearch/password");
        assertThat(elasticsearch.getRestclient().getSsl().getBundle()).isEqualTo("elasticsearch");
        var bundles =
                binder.bind("spring.ssl", SslProperties.class).get().getBundle().getPem();
        assertThat(bundles)
                .hasEntrySatisfying(
                        "elasticsearch",
                        bundle -> assertThat(bundle.getTruststore().getCertificate())
                                .isEqualTo("file:/etc/elasticsearch/ca.crt"));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE_SERVICE", "READ_SERVICE", "S3_SINK"})
    void aCertificateCanStandInForAPasswordTowardsKafka(Part service) throws IOException {
        Map<String, Object> variables = Map.of(
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SSL",
                "SPRING_KAFKA_SSL_KEY_STORE_TYPE", "PKCS12",
                "SPRING_KAFKA_SSL_KEY_STORE_LOCATION", "file:/etc/kafka/user.p12",
                "SPRING_KAFKA_SSL_KEY_STORE_PASSWORD", "changeit");
        KafkaProperties kafka = binder(service, variables)
                .bind("spring.kafka", KafkaProperties.class)
                .get();

        assertThat(kafka.buildAdminProperties())
                .containsEntry(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL")
                .containsEntry(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PKCS12")
                .containsEntry(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, "/etc/kafka/user.p12")
                .containsEntry(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, "changeit");
    }

    @Test
    void anApiKeyCanStandInForAPasswordTowardsElasticsearch() throws IOException {
        ElasticsearchProperties elasticsearch = binder(Part.READ_SERVICE, Map.of("ELASTICSEARCH_API_KEY", "a2V5"))
                .bind("spring.elasticsearch", ElasticsearchProperties.class)
                .get();

        assertThat(elasticsearch.getApiKey()).isEqualTo("a2V5");
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "READ_SERVICE", "S3_SINK", "WRITE_SERVICE"})
    void logsAreForMachines(Part service) throws IOException {
        assertThat(binder(service)
                        .bind("logging.structured.format.console", String.class)
                        .get())
                .isEqualTo("ecs");
    }

    /** The environment of the pod over the service's own settings; a secret is told by where it comes from. */
    private static Binder binder(Part service) throws IOException {
        PodEnvironment pod = PodEnvironment.of(Overlay.PRODUCTION.manifests(), service.partName());
        Map<String, Object> variables = new HashMap<>(pod.values());
        pod.secrets().forEach((name, from) -> variables.put(name, from.getName() + "/" + from.getKey()));
        return binder(service, variables);
    }

    private static Binder binder(Part service, Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        for (PropertySource<?> source : new YamlPropertySourceLoader()
                .load(service.partName(), new FileSystemResource(ServiceSettings.file(service)))
                .subList(0, 1)) {
            environment.getPropertySources().addLast(source);
        }
        return Binder.get(environment);
    }
}
