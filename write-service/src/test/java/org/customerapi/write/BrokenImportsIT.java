package org.customerapi.write;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;
import org.customerapi.write.kit.SlowUpload;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads that do not come to their end: what was committed is told, and nothing looks whole. */
@WithServers({Server.MYSQL, Server.KAFKA})
class BrokenImportsIT {

    private static RunningWriteService service;

    /** One row at a time, so that an import which kept its place would stop all others. */
    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(
                servers,
                Home.on(servers),
                "--server.tomcat.connection-timeout=8s",
                "--customerapi.commands.import-window=1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void breaksTheAnswerOffWhereTheUploadBreaksOff() throws IOException {
        try (SlowUpload upload = new SlowUpload(service.api(), "text/csv")) {
            upload.send("Company\nBefore the end\n");
            upload.rest();
            upload.send("And this\n");
            assertThat(upload.readLineWith("\"line\":3")).contains("\"status\":\"created\"");

            upload.sendRaw("no size of a chunk\r\n");

            assertThat(upload.readToTheEnd())
                    .doesNotContain("summary", "problem")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void breaksTheAnswerOffWhereTheClientEndsItsSide() throws IOException {
        try (SlowUpload upload = new SlowUpload(service.api(), "text/csv")) {
            upload.send("Company\nBefore the end\n");

            upload.leave();

            assertThat(upload.readToTheEnd())
                    .contains("\"line\":2", "\"status\":\"created\"")
                    .doesNotContain("summary", "problem")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void breaksTheAnswerOffWhereTheClientFallsSilent() throws IOException {
        try (SlowUpload upload = new SlowUpload(service.api(), "text/csv")) {
            upload.send("Company\nBefore the silence\n");

            assertThat(upload.readToTheEnd())
                    .contains("\"line\":2", "\"status\":\"created\"")
                    .doesNotContain("summary", "problem")
                    .doesNotEndWith("0\r\n\r\n");
        }
        assertThat(service.api()
                        .as("admin")
                        .with("Content-Type", "text/csv")
                        .post("/v1/customers/import", "Company\nAfter it\n")
                        .response()
                        .body())
                .contains("\"created\":1");
    }
}
