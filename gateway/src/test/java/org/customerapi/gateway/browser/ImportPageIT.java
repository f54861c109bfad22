package org.customerapi.gateway.browser;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.gateway.testing.StubPart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class ImportPageIT extends PageVisit {

    @BeforeEach
    void goThere() {
        signIn();
        link("Import").click();
    }

    @Test
    void handsTheRejectedRowsBackAsTheyStandInTheFile() throws Exception {
        give("company,email\r\nA,a@example.org\r\n\"B\nand more\",nonsense\r\n\r\nC,\r\nD,d@example.org\r\n");

        assertThat(counts()).hasText("2 created, 2 rejected");
        assertThat(page.locator("tbody th")).hasText(new String[] {"3", "6"});
        assertThat(Axe.seriousFindings(page)).isEmpty();
        assertThat(rejected(StandardCharsets.UTF_8)).isEqualTo("company,email\r\n\"B\nand more\",nonsense\r\nC,\r\n");
    }

    @Test
    void leadsToCustomersThatMayBeInAndKeepsTheirRowsOutOfTheRejectedOnes() throws Exception {
        give("company,email\nA,silent@example.org\nB,nonsense\n");

        assertThat(counts()).hasText("1 unknown, 1 rejected");
        assertThat(page.locator("tbody th")).hasText(new String[] {"2", "3"});
        assertThat(page.locator("tbody a")).hasAttribute("href", "#/customer/lost");
        assertThat(rejected(StandardCharsets.UTF_8)).isEqualTo("company,email\nB,nonsense\n");
    }

    @Test
    void waitsForTheLastRowsWhenItLooksForCustomersThen() throws Exception {
        give("company,email\nA,first@example.org\nB,last@example.org\n");
        assertThat(counts()).hasText("2 created");
        link("Customers").click();

        assertThat(link("Maria Anders")).isVisible();
        assertThat(gateway.read.seen().getLast().header("Consistency-Token"))
                .isEqualTo("of-firstexampleorg,of-lastexampleorg");
    }

    @Test
    void changesNoByteOfAFileInAnotherEncoding() throws Exception {
        give("company,email\nFolk och fä,nonsense\nSnabbköp,b@example.org\n", StandardCharsets.ISO_8859_1);

        assertThat(counts()).hasText("1 rejected, 1 created");
        assertThat(parts.imports.bodies)
                .containsExactly("company,email\nFolk och fä,nonsense\nSnabbköp,b@example.org\n");
        assertThat(rejected(StandardCharsets.ISO_8859_1)).isEqualTo("company,email\nFolk och fä,nonsense\n");
    }

    /** As the service reads it: the separator is the header's, not that of the blank line before it. */
    @Test
    void cutsNoRecordOfAFileThatBeginsWithABlankLine() {
        String head = "\ncompany;email\n";
        String ofOneLine = "Of one;a@example.org\n".repeat(499);
        String ofTwoLines = "b@example.org;\"Of two\nlines\"\n";
        give(head + ofOneLine + ofTwoLines.repeat(2));

        assertThat(counts()).containsText("501 created");
        assertThat(parts.imports.bodies).containsExactly(head + ofOneLine + ofTwoLines, head + ofTwoLines);
    }

    @Test
    void takesAQuoteWithinAValueForALetterAndCutsNoRecord() {
        String tubes = "Tube 3\" long,a@example.org\n";
        String long1 = "\"Of two\nlines\",b@example.org\n";
        give("company,email\n" + tubes.repeat(499) + long1.repeat(2) + tubes.repeat(600));

        assertThat(counts()).hasText("1,101 created");
        assertThat(parts.imports.bodies)
                .containsExactly(
                        "company,email\n" + tubes.repeat(499) + long1,
                        "company,email\n" + long1 + tubes.repeat(499),
                        "company,email\n" + tubes.repeat(101));
    }

    @Test
    void aQuoteThatIsNeverClosedSpoilsNoMoreThanItsLine() {
        String rows = "A,a@example.org\n";
        give("company,email\n\"Open,nonsense\n" + rows.repeat(700));

        assertThat(counts()).hasText("1 rejected, 700 created");
        assertThat(parts.imports.bodies).hasSize(2);
    }

    @Test
    void knowsTheSeparatorOfTheHeader() {
        String row = "A;a@example.org\n";
        String last = "B;\"b@example.org\nor c@example.org\"\n";
        give("company;email\n" + row.repeat(499) + last + row);

        assertThat(page.getByRole(AriaRole.STATUS).last()).containsText("Import done");
        assertThat(parts.imports.bodies)
                .containsExactly("company;email\n" + row.repeat(499) + last, "company;email\n" + row);
    }

    @Test
    void sendsNdjsonWithoutAHeader() throws Exception {
        String rows = "{\"company\":\"A\",\"email\":\"a@example.org\"}\n{\"company\":\"\\\"B\"}\n";
        page.getByLabel("Or choose a file")
                .setInputFiles(new FilePayload("new.ndjson", "", rows.getBytes(StandardCharsets.UTF_8)));

        assertThat(counts()).hasText("1 created, 1 rejected");
        assertThat(parts.imports.bodies).containsExactly(rows);
        assertThat(rejected(StandardCharsets.UTF_8)).isEqualTo("{\"company\":\"\\\"B\"}\n");
    }

    @Test
    void showsHowFarItIsAndStopsWhenAsked() {
        AtomicInteger requests = new AtomicInteger();
        parts.faults.instead("/import", exchange -> {
            if (requests.incrementAndGet() == 1) {
                parts.imports.take(exchange);
            } else {
                parts.faults.hang();
            }
        });
        String row = "A,a@example.org\n";
        give("company,email\n" + row.repeat(600));

        assertThat(counts()).hasText("500 created");
        assertThat(page.locator("progress")).hasAttribute("value", String.valueOf(500 * row.length()));

        button("Stop").click();

        assertThat(page.getByText("Stopped. From line 502 on it is not known what is in."))
                .isVisible();
        assertThat(counts()).hasText("500 created");
        assertThat(button("Stop")).isHidden();
    }

    @Test
    void saysFromWhereOnItIsNotKnownWhatIsInWhenAnImportBreaksOff() {
        parts.faults.answer("/import", 200, "{\"line\":2,\"status\":\"created\",\"id\":\"x\"}\n");
        give("company,email\nA,a@example.org\nB,b@example.org\n");

        assertThat(alert()).containsText("The import broke off");
        assertThat(page.getByText("From line 3 on it is not known what is in.")).isVisible();
    }

    @Test
    void showsTheRowsThatWereAnsweredBeforeAnAnswerIsCutOff() {
        parts.faults.instead("/import", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("{\"line\":2,\"status\":\"unknown\",\"id\":\"lost\"}\n\n{\"line\":3"
                            .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("for the test");
        });
        give("company,email\nA,a@example.org\nB,b@example.org\n");

        assertThat(alert()).containsText("The import broke off");
        assertThat(page.getByText("From line 3 on it is not known what is in.")).isVisible();
        assertThat(page.locator("tbody a")).hasAttribute("href", "#/customer/lost");
    }

    @Test
    void takesTheSameFileAgainAfterItWasOnlyTried() {
        page.getByLabel("Only try").check();
        give("company,email\nA,a@example.org\n");

        assertThat(counts()).hasText("1 created");
        assertThat(page.getByLabel("Or choose a file")).hasValue("");
    }

    @Test
    void showsWhyAFileIsRefused() {
        parts.faults.instead("/import", exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubPart.answer(exchange, 400, "{\"title\":\"The file has no header row\",\"status\":400}");
        });
        give("");

        assertThat(alert()).containsText("The file has no header row");
    }

    private void give(String file) {
        give(file, StandardCharsets.UTF_8);
    }

    private void give(String file, Charset charset) {
        page.getByLabel("Or choose a file")
                .setInputFiles(new FilePayload("new.csv", "text/csv", file.getBytes(charset)));
    }

    private Locator counts() {
        return page.locator("section.card > p[role=status]");
    }

    private String rejected(Charset charset) throws IOException {
        Download download =
                page.waitForDownload(() -> button("Download the rejected rows").click());
        return Files.readString(download.path(), charset);
    }
}
