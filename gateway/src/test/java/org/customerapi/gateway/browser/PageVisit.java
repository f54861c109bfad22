package org.customerapi.gateway.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.gateway.testing.GatewayInFront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A new visitor of the page for each test, in front of parts that are as new; scripts may not fail meanwhile. */
@ExtendWith({Chromium.class, Stage.Access.class})
abstract class PageVisit {

    final DemoParts parts = new DemoParts();
    GatewayInFront gateway;
    BrowserContext context;
    Page page;

    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open(Stage stage) {
        gateway = stage.gateway;
        parts.standBehind(gateway);
        context = stage.browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = newPage();
        page.navigate(gateway.uri("/").toString());
    }

    /** Another tab of the same visitor. */
    Page newPage() {
        Page tab = context.newPage();
        tab.setDefaultTimeout(60_000);
        tab.onPageError(complaints::add);
        tab.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return tab;
    }

    @AfterEach
    void close() {
        parts.faults.endAll();
        context.close();
        assertThat(complaints)
                .as("errors of scripts, and refusals by the content security policy")
                .isEmpty();
    }

    void signIn() {
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill("admin");
        button("Sign in").click();
        assertThat(link("Maria Anders")).isVisible();
    }

    /** Goes to a view and waits until all of it is there. */
    void go(String view) {
        page.navigate(gateway.uri("/#/" + view).toString());
        assertThat(page.locator("main[data-view=" + view.replaceAll("[/?].*", "") + "]"))
                .isVisible();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading …")).hasCount(0);
    }

    /** Gives what was late the time to arrive, and to be drawn. */
    void passTheTimeOfTwoAnswers() {
        page.evaluate(
                "() => fetch('/health').then(() => fetch('/health')).then(() => new Promise(requestAnimationFrame))");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
