package org.customerapi.gateway.browser;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.customerapi.gateway.testing.StubPart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class FreshnessPageIT extends PageVisit {

    private static final String BEHIND = """
            {"type":"urn:customer-api:problem:read-model-behind","title":"The read model has not reached this write yet",
            "status":503}""";

    @Test
    void showsWhatThereIsAndSaysThatOnesOwnChangeIsNotInItYet() throws Exception {
        signIn();
        fallBehind();
        change();

        assertThat(heading("Maria Anders")).isVisible();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();
        assertThat(alert()).hasCount(0);
        assertThat(Axe.seriousFindings(page)).isEmpty();
    }

    @Test
    void takesThatBackOnceTheChangeIsIn() {
        signIn();
        fallBehind();
        change();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();
        parts.faults.end("GET /v1/customers");
        link("Customers").click();

        assertThat(link("Maria Anders")).isVisible();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isHidden();
    }

    @Test
    void waitsForTheChangeOnceAndThenOnlyAsks() {
        signIn();
        fallBehind();
        change();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();
        link("Customers").click();
        assertThat(link("Maria Anders")).isVisible();

        List<String> waits = gateway.read.seen().stream()
                .filter(seen -> !seen.header("Consistency-Token").isEmpty())
                .map(seen -> seen.header("Prefer"))
                .toList();
        assertThat(waits.getFirst()).isEmpty();
        assertThat(waits.getLast()).isEqualTo("wait=0");
    }

    private void change() {
        page.navigate(gateway.uri("/#/edit/0193-01").toString());
        page.getByLabel("Email").fill("mine@example.org");
        button("Save").click();
    }

    /** Refuses whoever asks for the write to be in the answer, as a read-service does whose projection stands still. */
    private void fallBehind() {
        parts.faults.instead("GET /v1/customers", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Consistency-Token")) {
                StubPart.answer(exchange, 503, BEHIND);
            } else {
                parts.read(exchange);
            }
        });
    }
}
