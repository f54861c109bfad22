package org.customerapi.gateway.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class ExportPageIT extends PageVisit {

    private static final int WHOLE = 200_000;

    @Test
    void exportsWhatIsOnTheScreen() throws Exception {
        signIn();
        page.getByLabel("Germany").check();
        page.getByLabel("Order", new Page.GetByLabelOptions().setExact(true)).selectOption("Company");
        page.getByLabel("Search").fill("Söhne & Co");
        assertThat(page.getByText("Nothing fits.")).isVisible();
        Download download = page.waitForDownload(() -> button("CSV").click());

        assertThat(download.suggestedFilename()).isEqualTo("customers.csv");
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8)).isEqualTo("id,company\r\n1,A\r\n");
        Parameters asked =
                new Parameters(URI.create(gateway.read.seen().getLast().uri()));
        assertThat(asked.uri().getPath()).isEqualTo("/v1/customers/export");
        assertThat(asked.all("country")).containsExactly("DE");
        assertThat(asked.all("q")).containsExactly("Söhne & Co");
        assertThat(asked.all("sort")).containsExactly("company");
        assertThat(asked.all("format")).containsExactly("csv");
    }

    @Test
    void saysWhyAnExportIsRefused() {
        signIn();
        parts.faults.answer("/export", 429, "{\"title\":\"Too many exports at once\",\"status\":429}");
        button("CSV").click();

        assertThat(alert()).containsText("Too many exports at once");
        assertThat(button("CSV")).isEnabled();
    }

    @Test
    void saysThatAnExportBrokeOffAndSavesNoneOfIt() {
        signIn();
        parts.faults.instead("/export", exchange -> {
            exchange.sendResponseHeaders(200, WHOLE);
            exchange.getResponseBody().write(new byte[WHOLE / 2]);
            exchange.getResponseBody().flush();
        });
        button("CSV").click();

        assertThat(alert()).containsText("The export broke off");
        assertThat(page.getByText(" KB …")).hasCount(0);
    }

    @Test
    void saysThatAnExportWasStopped() {
        signIn();
        parts.faults.instead("/export", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1000]);
            exchange.getResponseBody().flush();
            parts.faults.hang();
        });
        button("CSV").click();
        assertThat(page.getByText("1 KB …")).isVisible();
        button("Stop").click();

        assertThat(page.getByText("Stopped.")).isVisible();
        assertThat(button("Stop")).isHidden();
        assertThat(button("CSV")).isEnabled();
    }
}
