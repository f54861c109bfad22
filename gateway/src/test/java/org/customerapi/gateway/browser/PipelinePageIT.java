package org.customerapi.gateway.browser;

import java.time.Instant;
import java.util.regex.Pattern;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class PipelinePageIT extends PageVisit {

    private static final long A_MINUTE = 60_000;

    @Test
    void triesADeadLetterAgain() {
        signIn();
        go("pipeline");
        button("Try again").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It is on its way again");
        assertThat(parts.requeued).containsExactly("/v1/admin/dead-letters/7/requeue");
        assertThat(heading("Dead letters")).isFocused();
    }

    @Test
    void keepsTheFocusAndWhyTryingAgainFailedWhileTheRestGoesOn() {
        page.clock().install(new Clock.InstallOptions());
        signIn();
        go("pipeline");
        parts.faults.answer("/requeue", 503, "{\"title\":\"Down\",\"status\":503}");
        button("Try again").click();
        assertThat(alert()).containsText("Down");
        answerOutbox(7);
        page.clock().runFor(A_MINUTE);

        assertThat(card("Outbox").locator("dd").first()).hasText("7");
        assertThat(button("Try again")).isFocused();
        assertThat(alert()).containsText("Down");
    }

    @Test
    void doesNotReadOutAgainWhatIsStillWrong() {
        page.clock().install(new Clock.InstallOptions());
        parts.faults.answer("/v1/admin/read-model", 503, "{\"title\":\"Down\",\"status\":503}");
        signIn();
        go("pipeline");
        page.evaluate("() => document.querySelector('[role=alert]').dataset.first = 'yes'");
        answerOutbox(7);
        page.clock().runFor(A_MINUTE);
        assertThat(card("Outbox").locator("dd").first()).hasText("7");
        passTheTimeOfTwoAnswers();

        assertThat(alert()).hasAttribute("data-first", "yes");
    }

    @Test
    void saysThatThereAreMoreDeadLettersThanItShows() {
        signIn();
        go("pipeline");
        assertThat(card("Dead letters")).not().containsText("older");
        parts.faults.answer("/v1/admin/dead-letters", 200, """
                {"items":[{"id":7,"time":"2026-03-01T10:00:00Z","reason":"no JSON","topic":"customers.events.v1",
                "partition":3,"offset":9}],"next":"/v1/admin/dead-letters?before=7"}""");
        page.reload();

        assertThat(card("Dead letters")).containsText("The newest 1 are shown; there are older ones.");
    }

    @Test
    void saysHowFarTheReadModelIs() {
        parts.customers.asOf(Instant.parse("2026-03-10T10:00:00.123Z"));
        signIn();
        go("pipeline");

        assertThat(card("Read model"))
                .containsText(Pattern.compile(
                        "index.*customers-3.*customers.*300,000.*Late: complete up to.*events behind.*12"));
        assertThat(alert()).hasCount(0);
    }

    @Test
    void saysWhenNothingIsKnownOfTheReadModelYet() {
        parts.faults.answer(
                "/v1/admin/read-model",
                200,
                "{\"index\":\"customers-1\",\"customers\":0,\"asOf\":null,\"lagEvents\":0}");
        signIn();
        go("pipeline");

        assertThat(card("Read model")).containsText("It is not known up to when this is complete.");
    }

    @Test
    void tellsAPartThatIsDownFromAQuestionThatIsRefused() {
        signIn();
        answerHealth(503, "{\"components\":{\"parts\":{\"components\":{\"read-service\":{\"status\":\"DOWN\"}}}}}");
        go("pipeline");
        assertThat(card("Parts").locator(".bad")).hasText("DOWN");

        page.unroute("**/health");
        answerHealth(429, "{\"title\":\"Too many requests\",\"status\":429}");
        page.reload();

        assertThat(card("Parts").getByRole(AriaRole.ALERT)).containsText("Too many requests");
    }

    private void answerHealth(int status, String json) {
        page.route(
                "**/health",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(status).setBody(json)));
    }

    @Test
    void namesTheCustomersWhoseEventsAreHeld() {
        parts.faults.answer("/v1/admin/outbox", 200, """
                {"waiting":0,"oldestSeconds":0,"heldCustomers":1,"heldEvents":3,"items":[{"customerId":"0193-01","sequence":4,
                "type":"updated","reason":"too large","refusedAt":"2026-03-10T10:00:00Z","events":3}]}""");
        signIn();
        go("pipeline");

        assertThat(card("Outbox").locator("li")).containsText("too large");
        assertThat(card("Outbox").getByRole(AriaRole.LINK)).hasAttribute("href", "#/customer/0193-01");
        assertThat(card("Outbox")).not().containsText("{");
    }

    @Test
    void saysWhetherTheDatabaseIsBehindTheLog() {
        parts.faults.answer("/v1/admin/outbox", 200, """
                {"waiting":0,"oldestSeconds":0,"behindLog":false,"heldCustomers":0,"heldEvents":0,"items":[]}""");
        signIn();
        go("pipeline");

        assertThat(card("Outbox").locator("dd")).hasText(new String[] {"0", "0", "no", "0", "0"});
    }

    @Test
    void saysThatTheLagOfTheArchiveIsNotKnownWhileKafkaDoesNotTell() {
        parts.faults.answer("/v1/admin/archive", 200, """
                {"topic":"customers.events.v1","partitions":[{"partition":0,"objects":3,"bytes":4096,"lag":5},
                {"partition":1,"objects":1,"bytes":1024}]}""");
        signIn();
        go("pipeline");

        assertThat(card("Archive").locator("dd")).hasText(new String[] {"4", "5,120", "not known", "–"});
    }

    @Test
    void saysOfEachPartThatDoesNotAnswerWhatIsWrong() {
        parts.faults.answer("/v1/admin/read-model", 404, "{\"title\":\"There is nothing here\",\"status\":404}");
        signIn();
        go("pipeline");

        assertThat(card("Read model").getByRole(AriaRole.ALERT)).containsText("There is nothing here");
        assertThat(card("Outbox").locator("dd").first()).hasText("2");
    }

    @Test
    void doesNotAskAgainBeforeTheLastAnswerIsThere() {
        page.clock().install(new Clock.InstallOptions());
        signIn();
        parts.faults.hold("/v1/admin/outbox");
        page.navigate(gateway.uri("/#/pipeline").toString());
        assertThat(card("Archive").locator("dd").first()).hasText("3");
        page.clock().runFor(A_MINUTE);
        assertThat(card("Archive").locator("dd").first()).hasText("3");

        assertThat(gateway.write.seen().stream().filter(seen -> seen.uri().equals("/v1/admin/outbox")))
                .hasSize(1);
    }

    @Test
    void looksAgainAfterAWhile() {
        page.clock().install(new Clock.InstallOptions());
        signIn();
        go("pipeline");
        answerOutbox(7);
        page.clock().runFor(A_MINUTE);

        assertThat(card("Outbox").locator("dd").first()).hasText("7");
    }

    private void answerOutbox(int waiting) {
        parts.faults.answer(
                "/v1/admin/outbox",
                200,
                "{\"waiting\":" + waiting + ",\"oldestSeconds\":1,\"heldCustomers\":0,\"heldEvents\":0,\"items\":[]}");
    }

    private Locator card(String title) {
        return page.locator("section.card", new Page.LocatorOptions().setHas(heading(title)));
    }
}
