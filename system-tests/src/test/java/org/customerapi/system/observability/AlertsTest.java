package org.customerapi.system.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {

    private static final Path RUNBOOK = Workspace.current().root().resolve("docs/operations.md");
    private static final Pattern HEADING = Pattern.compile("^### (\\w+)$", Pattern.MULTILINE);

    @Test
    void everyAlertHasAParagraphInTheRunbookAndEveryParagraphAnAlert() throws IOException {
        List<String> paragraphs = HEADING.matcher(Files.readString(RUNBOOK))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(Observability.alerts())
                .extracting(alert -> alert.path("alert").stringValue())
                .containsExactlyElementsOf(paragraphs);
        assertThat(Files.readString(RUNBOOK)).contains(paragraphs.size() + " rules");
    }

    @Test
    void everyAlertSaysHowUrgentItIsWhatHappensAndWhereToRead() {
        assertThat(Observability.alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").stringValue()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").stringValue()).isNotBlank();
            assertThat(alert.at("/annotations/runbook").stringValue())
                    .isEqualTo("docs/operations.md#"
                            + alert.path("alert").stringValue().toLowerCase(Locale.ROOT));
            assertThat(PromQl.metricsIn(alert.path("expr").stringValue())).isNotEmpty();
        });
    }

    @Test
    void everyServiceIsScrapedWhereItListens() {
        List<JsonNode> jobs =
                Observability.prometheus().path("scrape_configs").valueStream().toList();

        assertThat(jobs)
                .extracting(job -> job.path("job_name").stringValue())
                .containsExactlyInAnyOrderElementsOf(
                        Part.services().stream().map(Part::partName).toList());
        assertThat(jobs).allSatisfy(job -> {
            String name = job.path("job_name").stringValue();
            assertThat(job.path("metrics_path").stringValue()).isEqualTo("/metrics");
            assertThat(job.at("/dns_sd_configs/0/names/0").stringValue()).isEqualTo(name);
            assertThat(job.at("/dns_sd_configs/0/port").intValue()).isEqualTo(usualPort(name));
        });
    }

    /** A service without any instance is no longer found, and has no series that could be 0. */
    @Test
    void noticesAServiceThatIsGoneAltogether() {
        String down = expressionOf("ServiceDown");

        assertThat(Part.services())
                .allSatisfy(part -> assertThat(down).contains("absent(up{job=\"" + part.partName() + "\"})"));
        assertThat(expressionOf("NoActiveRelay")).contains("absent(outbox_relay_active_term)");
    }

    /** What was put aside lies there until somebody acts, and the week has days on which nobody looks. */
    @Test
    void tellsOfWhatWasPutAsideForLongerThanAWeekend() {
        assertThat(expressionOf("DeadLetters")).contains("[3d]");
        assertThat(expressionOf("HeldEvents")).isEqualTo("max(outbox_held_events) > 0");
    }

    private static String expressionOf(String alert) {
        return Observability.alerts().stream()
                .filter(each -> each.path("alert").stringValue().equals(alert))
                .findFirst()
                .orElseThrow()
                .path("expr")
                .stringValue();
    }

    @Test
    void dashboardsAskTheProvisionedSource() {
        JsonNode source =
                Observability.yaml(Observability.root().resolve("grafana/provisioning/datasources/customer-api.yml"));

        assertThat(Observability.dashboards())
                .hasSize(3)
                .allSatisfy(dashboard -> assertThat(dashboard.path("panels").valueStream())
                        .isNotEmpty()
                        .allSatisfy(panel ->
                                assertThat(panel.at("/datasource/uid")).isEqualTo(source.at("/datasources/0/uid"))));
    }

    @Test
    void jobsInExpressionsAreJobsThatAreScraped() {
        Pattern job = Pattern.compile("job=~?\"([^\"]+)\"");
        assertThat(Observability.alerts()).allSatisfy(alert -> {
            Matcher named = job.matcher(alert.path("expr").stringValue());
            while (named.find()) {
                assertThat(named.group(1).split("\\|"))
                        .isSubsetOf(Part.services().stream().map(Part::partName).toList());
            }
        });
    }

    private static int usualPort(String service) {
        return Part.services().stream()
                .filter(part -> part.partName().equals(service))
                .findFirst()
                .orElseThrow()
                .usualPort();
    }
}
