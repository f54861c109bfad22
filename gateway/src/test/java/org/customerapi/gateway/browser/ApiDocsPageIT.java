package org.customerapi.gateway.browser;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Swagger UI with the document of the API: trying an operation out does what it says, with nothing deleted first. */
class ApiDocsPageIT extends PageVisit {

    @BeforeEach
    void logInByTryingItOut() {
        page.setDefaultTimeout(60_000); // the page reads two megabytes of script and the whole document
        page.navigate(gateway.uri("/apidocs/index.html").toString());
        Locator logIn = operation("logIn");
        execute(logIn);
        assertThat(answer(logIn)).containsText("access_token");
    }

    @Test
    void listsTheCustomersThereAre() {
        Locator list = operation("listCustomers");

        execute(list);

        assertThat(answer(list)).containsText("Maria");
        assertThat(answer(list)).containsText("Elizabeth");
    }

    private Locator operation(String id) {
        Locator operation = page.locator("[id^=operations-][id$=-" + id + "]");
        operation.locator(".opblock-summary-control").click();
        return operation;
    }

    private static void execute(Locator operation) {
        operation.locator("button.execute").click();
    }

    private static Locator answer(Locator operation) {
        Locator answer = operation.locator(".live-responses-table tbody .response-col_description");
        answer.waitFor();
        return answer;
    }
}
