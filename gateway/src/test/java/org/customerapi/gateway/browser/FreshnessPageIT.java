package org.customerapi.gateway.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
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
    void goesByTheClockOfTheServer() {
        Instant now = Clock.systemUTC().instant();
        page.clock().setFixedTime(now.plus(Duration.ofHours(1)).toEpochMilli());
        // A while ahead, as the test may take its time.
        parts.customers.asOf(now.plus(Duration.ofMinutes(2)));
        signIn();
        link("Customers").click();

        assertThat(page.getByText("Complete up to").first()).isVisible();
        assertThat(page.getByText("Late:")).hasCount(0);
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

    @Test
    void saysItForAsLongAsTheChangeIsNotIn() {
        signIn();
        fallBehind();
        change();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();
        page.clock().setFixedTime(Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(1))));
        link("Customers").click();

        assertThat(link("Maria Anders")).isVisible();
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();
    }

    @Test
    void asksForTheChangeUntilASearchHeldItThoughItsCustomerWasShownBefore() {
        signIn();
        change();
        assertThat(heading("Maria Anders")).isVisible();
        int before = gateway.read.seen().size();
        link("Customers").click();
        assertThat(link("Maria Anders")).isVisible();
        assertThat(tokensSince(before)).isNotEmpty().allMatch("written-2"::equals);

        int held = gateway.read.seen().size();
        go("dashboard");
        assertThat(tokensSince(held)).isNotEmpty().allMatch(String::isEmpty);
    }

    @Test
    void keepsTheOldestOfManyChangesInMindAndAsksForNoMoreAtOnceThanAHeadHolds() {
        signIn();
        fallBehindFor("written-2");
        page.evaluate("""
                async () => {
                  const {sendJson} = await import("/app/api.js");
                  for (let version = 1; version <= 120; version++) {
                    await sendJson("PATCH", "/v1/customers/0193-01", {email: version + "@example.org"},
                      {"If-Match": '"' + version + '"'});
                  }
                }""");
        go("customer/0193-01");
        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isVisible();

        parts.faults.end("GET /v1/customers");
        int before = gateway.read.seen().size();
        link("Customers").click();
        assertThat(link("Maria Anders")).isVisible();

        assertThat(page.getByText("Your last change is not in what is shown yet"))
                .isHidden();
        assertThat(tokensSince(before).stream()
                        .flatMap(tokens -> Arrays.stream(tokens.split(",", -1)))
                        .distinct())
                .hasSize(120);
        assertThat(tokensSince(before)).allMatch(tokens -> tokens.split(",", -1).length <= 50);
    }

    @Test
    void takesOnesOwnChangeThatIsNotInYetForNobodyElses() {
        signIn();
        String old = parts.customers.get("0193-01").toString();
        parts.faults.instead("GET /v1/customers/0193-01", exchange -> {
            boolean asksForIt = exchange.getRequestHeaders().containsKey("Consistency-Token");
            StubPart.answer(exchange, asksForIt ? 503 : 200, asksForIt ? BEHIND : old);
        });
        change();
        assertThat(heading("Maria Anders")).isVisible();
        page.navigate(gateway.uri("/#/edit/0193-01").toString());
        page.getByLabel("Email").fill("again@example.org");
        button("Save").click();

        assertThat(alert()).containsText("Your own last change");
        assertThat(page.getByText("Someone else changed")).hasCount(0);

        parts.faults.end("GET /v1/customers/0193-01");
        button("Look again").click();

        assertThat(page.getByText("mine@example.org")).isVisible();
    }

    private void change() {
        page.navigate(gateway.uri("/#/edit/0193-01").toString());
        page.getByLabel("Email").fill("mine@example.org");
        button("Save").click();
    }

    /** Refuses whoever asks for the write to be in the answer, as a read-service does whose projection stands still. */
    private void fallBehind() {
        fallBehindFor("");
    }

    private void fallBehindFor(String token) {
        parts.faults.instead("GET /v1/customers", exchange -> {
            List<String> wanted = exchange.getRequestHeaders().getOrDefault("Consistency-Token", List.of());
            if (wanted.stream().anyMatch(tokens -> tokens.contains(token))) {
                StubPart.answer(exchange, 503, BEHIND);
            } else {
                parts.read(exchange);
            }
        });
    }

    /** The header Consistency-Token of each read after so many. */
    private List<String> tokensSince(int reads) {
        return gateway.read.seen().stream()
                .skip(reads)
                .filter(seen ->
                        seen.uri().startsWith("/v1/customers") || seen.uri().startsWith("/v1/reports"))
                .map(seen -> seen.header("Consistency-Token"))
                .toList();
    }
}
