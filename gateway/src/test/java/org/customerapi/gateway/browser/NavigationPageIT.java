package org.customerapi.gateway.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class NavigationPageIT extends PageVisit {

    @Test
    void aViewThatLoadsSlowlyDoesNotReplaceTheOneThatWasChosenAfterIt() {
        signIn();
        List<Route> held = new ArrayList<>();
        page.route("**/dashboard.js", held::add);
        link("Dashboard").click();
        page.waitForCondition(() -> !held.isEmpty());
        link("Import").click();
        assertThat(heading("Import")).isVisible();
        held.getFirst().resume();
        page.evaluate("() => import('/app/dashboard.js').then(() => {})");
        passTheTimeOfTwoAnswers();

        assertThat(heading("Import")).isVisible();
        assertThat(page.locator("main")).hasAttribute("data-view", "import");
    }

    @Test
    void movesTheFocusToAViewThatIsChosenAndLeavesItAtTheStart() {
        signIn();
        link("Import").click();
        assertThat(heading("Import")).isVisible();
        assertThat(page.locator("main")).isFocused();
        page.reload();

        assertThat(heading("Import")).isVisible();
        assertThat(page.locator("main")).not().isFocused();
    }

    @Test
    void skippingToTheContentLeavesTheViewAndWhatWasTypedAlone() {
        signIn();
        go("edit");
        page.getByLabel("Company").fill("Blauer See");
        link("Skip to the content").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("main")).isFocused();
        assertThat(page).hasURL(gateway.uri("/#/edit").toString());
        assertThat(page.getByLabel("Company")).hasValue("Blauer See");
    }
}
