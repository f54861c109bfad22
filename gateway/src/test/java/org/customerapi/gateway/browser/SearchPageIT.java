package org.customerapi.gateway.browser;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class SearchPageIT extends PageVisit {

    @Test
    void searchesWhileOneTypesAndNarrowsByFacets() {
        parts.customers.asOf(Clock.systemUTC().instant().minus(Duration.ofMinutes(10)));
        signIn();
        page.getByLabel("Search").fill("berg");

        assertThat(link("Christina Berglund")).isVisible();
        assertThat(link("Maria Anders")).hasCount(0);

        page.getByLabel("Search").fill("");
        page.getByLabel("Germany").check();

        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.getByText("Late: complete up to 10 minutes ago")).isVisible();
    }

    @Test
    void leavesTheNextViewItsAddressWhenOneGoesThereWhileTyping() {
        signIn();
        page.evaluate("""
                () => {
                  const text = document.querySelector('input[type=search]');
                  text.value = 'berg';
                  text.dispatchEvent(new Event('input'));
                  [...document.querySelectorAll('tbody a')].find(one => one.textContent === 'Maria Anders').click();
                }""");
        assertThat(heading("Maria Anders")).isVisible();
        page.evaluate("() => new Promise(later => setTimeout(later, 1000))");

        assertThat(page).hasURL(Pattern.compile(".*/#/customer/[^?]+"));
    }

    @Test
    void findsADeletedCustomerAndRestoresIt() {
        parts.customers.patch("0193-06", DemoCustomers.JSON.readTree("{\"status\":\"deleted\"}"));
        signIn();
        assertThat(link("Elizabeth Brown")).hasCount(0);
        page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true)).selectOption("Deleted");

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(gateway.uri("/#/customers?status=deleted").toString());

        link("Elizabeth Brown").click();
        button("Restore").click();

        assertThat(button("Delete")).isVisible();
    }

    @Test
    void showsActiveAndDeletedCustomersTogether() throws Exception {
        parts.customers.patch("0193-06", DemoCustomers.JSON.readTree("{\"status\":\"deleted\"}"));
        signIn();
        page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true)).selectOption("All");

        assertThat(page.locator("tbody tr")).hasCount(6);
        assertThat(page.locator("tbody tr .badge")).hasText("deleted");
        assertThat(Axe.seriousFindings(page)).isEmpty();
    }

    @Test
    void offersTheOtherValuesOfAFieldWhenOneIsChosen() {
        signIn();
        page.getByLabel("Germany").check();
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.getByLabel("Sweden").check();

        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(page.getByLabel("Germany")).isChecked();
        assertThat(page.getByLabel("Sweden")).isFocused();
    }

    @Test
    void movesTheFocusToTheFirstOfTheLastRows() {
        signIn();
        parts.faults.answer("size=25", 200, """
                {"items":[{"id":"1","company":"One"}],"page":{"totalItems":3,"next":"/v1/customers?cursor=2"},
                "facets":{"country":[],"city":[],"tag":[]}}""");
        parts.faults.answer("cursor=2", 200, """
                {"items":[{"id":"2","company":"Two"},{"id":"3","company":"Three"}],"page":{"totalItems":3,"next":null}}""");
        go("customers?q=o");
        button("Show more").click();

        assertThat(link("Three")).isVisible();
        assertThat(button("Show more")).isHidden();
        assertThat(link("Two")).isFocused();
    }

    @Test
    void keepsAChosenValueThatNobodyHasSoThatItCanBeTakenBack() {
        signIn();
        page.getByLabel("Sweden").check();
        page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true)).fill("futterkiste");
        assertThat(page.getByText("Nothing fits.")).isVisible();
        assertThat(page.locator("label", new Page.LocatorOptions().setHasText("Sweden")))
                .containsText("0");
        page.getByLabel("Sweden").click();

        assertThat(link("Maria Anders")).isVisible();
        assertThat(page.getByLabel("Sweden")).hasCount(0);
        assertThat(page.locator("summary")).isFocused();
    }
}
