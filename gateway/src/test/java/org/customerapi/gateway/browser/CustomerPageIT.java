package org.customerapi.gateway.browser;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class CustomerPageIT extends PageVisit {

    private static final int VERSIONS = 45;

    @Test
    void showsACustomerWithItsHistory() {
        signIn();
        link("Ann Öberg").click();

        assertThat(heading("Ann Öberg")).isVisible();
        assertThat(page.locator(".history")).containsText("created");
        assertThat(page.getByText("Sweden")).isVisible();
    }

    @Test
    void showsTheNewestChangesFirstAndTheEarlierOnesWhenAsked() {
        for (int version = 1; version < VERSIONS; version++) {
            parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"phone\":\"+49 30 " + version + "\"}"));
        }
        signIn();
        go("customer/0193-01");

        assertThat(page.locator(".history li")).hasCount(20);
        assertThat(page.locator(".history li").first()).containsText("actor-45");
        assertThat(page.locator(".history li").last()).containsText("actor-26");

        button("Show earlier changes").click();
        assertThat(page.locator(".history li")).hasCount(40);
        button("Show earlier changes").click();

        assertThat(page.locator(".history li")).hasCount(VERSIONS);
        assertThat(page.locator(".history li").last()).containsText("actor-1");
        assertThat(button("Show earlier changes")).isHidden();
    }

    @Test
    void keepsTheChangesShownWhenEarlierOnesCannotBeHad() {
        for (int version = 1; version < VERSIONS; version++) {
            parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"phone\":\"+49 30 " + version + "\"}"));
        }
        signIn();
        go("customer/0193-01");
        parts.faults.answer("/history", 503, "{\"title\":\"Down\",\"status\":503}");
        button("Show earlier changes").click();

        assertThat(alert()).containsText("Down");
        assertThat(page.locator(".history li")).hasCount(20);

        parts.faults.end("/history");
        button("Show earlier changes").click();

        assertThat(page.locator(".history li")).hasCount(40);
        assertThat(alert()).hasCount(0);
    }
}
