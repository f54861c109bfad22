package org.customerapi.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whom to trust is a setting. MySQL makes itself an authority at its first start, and DB_OPTIONS alone says whether it is trusted. */
@WithServers({Server.MYSQL, Server.KAFKA})
@ExtendWith(OutputCaptureExtension.class)
class DatabaseSettingsIT {

    private static final String PASSWORD = "changeit";
    private static final String VERIFIED = "--DB_OPTIONS=sslMode=VERIFY_CA";

    @TempDir
    private Path folder;

    @Test
    void writesToAServerWhoseAuthorityIsTrusted(Servers servers) throws Exception {
        String options = VERIFIED + "&trustCertificateKeyStoreUrl="
                + trustStore(servers.mysql()).toUri()
                + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=" + PASSWORD;
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers), options)) {
            Answer created = service.api().as("admin").post("/v1/customers", "{\"firstName\":\"Maria\"}");

            assertThat(created.status()).isEqualTo(201);
            assertThat(service.jdbc()
                            .queryForMap("SHOW STATUS LIKE 'Ssl_cipher'")
                            .get("Value"))
                    .asString()
                    .isNotEmpty();
        }
    }

    @Test
    void waitsForAMigrationLongerThanForAnyOtherAnswer(Servers servers) throws IOException {
        Home home = Home.on(servers);
        Files.writeString(folder.resolve("V900__slow.sql"), "DO SLEEP(12);");
        String options = "--spring.datasource.url=" + servers.mysql().jdbcUrl(home.database()) + "?socketTimeout=8000";

        try (RunningWriteService service = RunningWriteService.start(
                servers, home, options, "--spring.flyway.locations=classpath:db/migration,filesystem:" + folder)) {
            assertThat(service.rows("flyway_schema_history WHERE version = '900' AND success"))
                    .isEqualTo(1);
        }
    }

    @Test
    void saysInASentenceThatAnAuthorityIsUnknown(Servers servers, CapturedOutput output) {
        assertThatThrownBy(
                        () -> RunningWriteService.start(servers, Home.on(servers), VERIFIED, "--DB_CONNECT_RETRIES=0"))
                .hasRootCauseInstanceOf(CertPathValidatorException.class);
        assertThat(output)
                .contains("MySQL cannot be used: Path does not chain with any of the trust anchors")
                .contains("DB_OPTIONS")
                .doesNotContain("\tat ");
    }

    @Test
    void saysInASentenceThatADatabaseIsNotThere(Servers servers, CapturedOutput output) {
        assertThatThrownBy(() -> RunningWriteService.start(
                        servers, new Home("nowhere", servers.namespace()), "--DB_CONNECT_RETRIES=0"))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(output)
                .contains("MySQL cannot be used: Unknown database 'nowhere'")
                .doesNotContain("\tat ");
    }

    private Path trustStore(MySqlServer mysql) throws IOException, GeneralSecurityException, SQLException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        InputStream authority = new ByteArrayInputStream(mysql.read(dataOf(mysql) + "ca.pem"));
        store.setCertificateEntry(
                "mysql", CertificateFactory.getInstance("X.509").generateCertificate(authority));
        Path file = folder.resolve("ca.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static String dataOf(MySqlServer mysql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(mysql.jdbcUrl(""), mysql.user(), mysql.password());
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("SELECT @@datadir")) {
            folder.next();
            return folder.getString(1);
        }
    }
}
