package org.customerapi.gateway.browser;

import java.util.concurrent.CountDownLatch;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class SessionPageIT extends PageVisit {

    private static final String BUSY = "{\"title\":\"Busy\",\"status\":503}";

    @Test
    void requestsSideBySideTakeOneRefreshTokenTogether() {
        signIn();
        parts.sessions.expireAccess();
        page.navigate(gateway.uri("/#/dashboard").toString());

        assertThat(page.locator("canvas")).hasCount(3);
        assertThat(alert()).hasCount(0);
        assertThat(parts.sessions.refreshes()).isEqualTo(1);
    }

    @Test
    void aLateRefusalOfAnOldTokenTakesNoFurtherRefresh() {
        signIn();
        CountDownLatch late = parts.faults.hold("/v1/reports/customers");
        parts.sessions.expireAccess();
        page.navigate(gateway.uri("/#/dashboard").toString());
        assertThat(page.locator("canvas")).hasCount(2);
        late.countDown();

        assertThat(page.locator("canvas")).hasCount(3);
        assertThat(parts.sessions.refreshes()).isEqualTo(1);
    }

    @Test
    void twoTabsTakeTurns() {
        signIn();
        Page second = newPage();
        second.navigate(gateway.uri("/").toString());
        assertThat(second.getByText("Maria Anders")).isVisible();

        CountDownLatch both = parts.faults.hold("/v1/auth/refresh");
        page.evaluate("() => setTimeout(() => location.reload())");
        second.evaluate("() => setTimeout(() => location.reload())");
        assertThat(second.getByText("Loading …")).isVisible();
        assertThat(page.getByText("Loading …")).isVisible();
        both.countDown();

        assertThat(page.getByText("Maria Anders")).isVisible();
        assertThat(second.getByText("Maria Anders")).isVisible();
        assertThat(parts.sessions.refreshes()).isEqualTo(3);
    }

    @Test
    void keepsTheSessionAndWhatWasTypedWhileNoTokenCanBeHad() {
        signIn();
        go("edit/0193-01");
        page.getByLabel("Email").fill("mine@example.org");
        parts.sessions.expireAccess();
        parts.faults.answer("/v1/auth/refresh", 429, "{\"title\":\"Too many requests\",\"status\":429}");
        button("Save").click();

        assertThat(alert()).containsText("The session could not be renewed now");
        assertThat(page.getByLabel("Email")).hasValue("mine@example.org");

        parts.faults.end("/v1/auth/refresh");
        button("Save").click();

        assertThat(page.getByText("mine@example.org")).isVisible();
        assertThat(heading("Maria Anders")).isVisible();
    }

    @Test
    void asksForThePasswordOnceTheSessionIsOver() {
        signIn();
        parts.sessions.expireAccess();
        parts.faults.answer("/v1/auth/refresh", 401, "{\"title\":\"Over\",\"status\":401}");
        page.navigate(gateway.uri("/#/dashboard").toString());

        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    void doesNotGoOnAsSomebodyElseWhoSignedInInAnotherTab() {
        signIn();
        go("edit/0193-01");
        page.getByLabel("Email").fill("mine@example.org");
        parts.sessions.expireAccess();
        parts.sessions.belongTo("bob");
        button("Save").click();

        assertThat(heading("Sign in")).isVisible();
        assertThat(alert()).containsText("bob signed in in another tab");
        assertThat(parts.customers.get("0193-01").path("email").stringValue()).isEqualTo("maria@example.org");
    }

    @Test
    void saysAtTheStartThatTheSessionCannotBeRenewedNow() {
        signIn();
        parts.faults.answer("/v1/auth/refresh", 503, BUSY);
        page.reload();

        assertThat(alert()).containsText("The session could not be renewed now");

        parts.faults.end("/v1/auth/refresh");
        button("Try again").click();

        assertThat(link("Maria Anders")).isVisible();
    }

    @Test
    void signsOutHereEvenIfTheServerCannotBeTold() {
        signIn();
        page.route("**/session", Route::abort);
        button("Sign out alice").click();

        assertThat(heading("Sign in")).isVisible();
        assertThat(alert()).containsText("The server could not be told");
    }

    @Test
    void signsOutHereBeforeTheServerHasAnswered() {
        signIn();
        parts.faults.hold("/v1/auth/logout");
        button("Sign out alice").click();

        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    void endsTheSessionOfThisBrowserBySigningOut() {
        signIn();
        page.waitForRequest(
                request -> request.method().equals("DELETE"),
                () -> button("Sign out alice").click());
        assertThat(heading("Sign in")).isVisible();
        page.reload();

        assertThat(heading("Sign in")).isVisible();
        assertThat(alert()).hasCount(0);
    }
}
