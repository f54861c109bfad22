package org.customerapi.gateway.browser;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class FormPageIT extends PageVisit {

    @Test
    void showsAConflictInsteadOfOverwriting() {
        signIn();
        page.navigate(gateway.uri("/#/edit/0193-01").toString());
        page.getByLabel("Email").fill("mine@example.org");
        parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"email\":\"theirs@example.org\"}"));
        button("Save").click();

        assertThat(page.getByText("Someone else changed this customer meanwhile"))
                .isVisible();
        assertThat(page.getByText("theirs@example.org")).isVisible();
        assertThat(parts.customers.get("0193-01").path("email").stringValue()).isEqualTo("theirs@example.org");

        button("Save what is chosen").click();

        assertThat(heading("Maria Anders")).isVisible();
        assertThat(parts.customers.get("0193-01").path("email").stringValue()).isEqualTo("mine@example.org");
    }

    @Test
    void saysWhatIsWrongWhenTheCustomerOfAConflictCannotBeRead() {
        signIn();
        editWhileSomeoneElseDoes();
        parts.faults.answer("GET /v1/customers/0193-01", 503, "{\"title\":\"Down\",\"status\":503}");
        button("Save").click();

        assertThat(alert()).containsText("Someone else changed this customer meanwhile");
        assertThat(alert()).containsText("Down");

        parts.faults.end("GET /v1/customers/0193-01");
        button("Look again").click();

        assertThat(page.getByText("theirs@example.org")).isVisible();
    }

    @Test
    void saysThatTheOtherChangeIsNotInTheReadModelYet() throws Exception {
        signIn();
        String before = parts.customers.get("0193-01").toString();
        editWhileSomeoneElseDoes();
        parts.faults.answer("GET /v1/customers/0193-01", 200, before);
        button("Save").click();

        assertThat(alert()).containsText("cannot be shown yet");
        assertThat(button("Save what is chosen")).hasCount(0);
        assertThat(Axe.seriousFindings(page)).isEmpty();

        parts.faults.end("GET /v1/customers/0193-01");
        button("Look again").click();

        assertThat(page.getByText("theirs@example.org")).isVisible();
    }

    @Test
    void keepsTheCommaWithinATag() {
        signIn();
        parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"tags\":[\"Food, drinks\",\"12\\\" disks\"]}"));
        go("edit/0193-01");
        Locator tags = page.getByLabel("Tags");

        assertThat(tags).hasValue("\"Food, drinks\", 12\" disks");
        tags.fill(tags.inputValue().replace("\",", "\" ,") + ", vip");
        button("Save").click();

        assertThat(heading("Maria Anders")).isVisible();
        assertThat(parts.customers.get("0193-01").path("tags").toString())
                .isEqualTo("[\"Food, drinks\",\"12\\\" disks\",\"vip\"]");
    }

    @Test
    void marksAFieldAsWrongForAsLongAsItIs() {
        signIn();
        go("edit/0193-01");
        Locator email = page.getByLabel("Email");
        email.fill("nonsense");
        parts.faults.answer("PATCH", 400, """
                {"title":"Invalid","status":400,"errors":[{"pointer":"/email","detail":"is no address"}]}""");
        button("Save").click();

        assertThat(email).isFocused();
        assertThat(email).hasAttribute("aria-invalid", "true");
        assertThat(email).hasAccessibleDescription("is no address");

        parts.faults.end("PATCH");
        parts.faults.answer("PATCH", 503, "{\"title\":\"Down\",\"status\":503}");
        button("Save").click();

        assertThat(alert()).containsText("Down");
        assertThat(page.locator("[aria-invalid], [aria-describedby]")).hasCount(0);
    }

    @Test
    void saysWhatIsRequiredWhenNothingIsFilledIn() throws Exception {
        signIn();
        go("edit");
        page.getByLabel("City").fill(" ");
        button("Save").click();

        assertThat(page.getByLabel("First name")).isFocused();
        assertThat(page.getByLabel("First name"))
                .hasAccessibleDescription("A first name, a last name or a company is required");
        assertThat(page.getByText("Nothing was changed")).hasCount(0);
        assertThat(Axe.seriousFindings(page)).isEmpty();

        page.getByLabel("Company").fill("Blauer See");
        parts.faults.answer("POST /v1/customers", 503, "{\"title\":\"Down\",\"status\":503}");
        button("Save").click();

        assertThat(alert()).containsText("Down");
        assertThat(page.locator("[aria-invalid], [aria-describedby]")).hasCount(0);
    }

    @Test
    void saysThatACustomerWasProbablyAddedByAnAttemptWithoutAnAnswer() {
        signIn();
        go("edit");
        page.getByLabel("Company").fill("Blauer See");
        parts.faults.answer("POST /v1/customers", 422, """
                {"type":"urn:customer-api:problem:idempotency-key-reused","title":"Used","status":422}""");
        button("Save").click();

        assertThat(alert()).containsText("The customer was probably added already.");
        assertThat(alert()).containsText("Search for the customer");
        assertThat(page.getByLabel("Company")).hasValue("Blauer See");
    }

    private void editWhileSomeoneElseDoes() {
        go("edit/0193-01");
        page.getByLabel("Email").fill("mine@example.org");
        parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"email\":\"theirs@example.org\"}"));
    }
}
