package org.customerapi.gateway.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.gateway.testing.StubPart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class DashboardPageIT extends PageVisit {

    /** Whether anything stands in the left columns of a canvas. */
    private static final String PAINTED =
            "(canvas, columns) => canvas.getContext('2d').getImageData(0, 0, columns, canvas.height).data.some(Boolean)";

    @Test
    void drawsTheDashboardAndDrillsFromACountryIntoItsCities() {
        signIn();
        link("Dashboard").click();

        assertThat(page.locator("canvas")).hasCount(3);
        page.locator("section", new Page.LocatorOptions().setHasText("By country"))
                .locator("summary")
                .click();
        button("Sweden").click();

        assertThat(page.getByText("Cities in Sweden").first()).isVisible();
    }

    @Test
    void countsThePeriodThatIsAskedForByOneRequest() {
        signIn();
        go("dashboard?from=2025-12-10&to=2026-03-20&interval=month");
        card("New customers by month").locator("summary").click();

        assertThat(growth()).hasText(new String[] {"2025-120", "2026-011", "2026-021", "2026-031"});
        assertThat(asked("/v1/reports/customers")).isEqualTo(1);
        assertThat(asked("createdFrom")).isEqualTo(1);
    }

    @Test
    void leavesNothingOutOfALongPeriodAndCountsWeeksFromMonday() {
        signIn();
        go("dashboard?from=2025-01-01&to=2026-01-15&interval=week");
        card("New customers by week").locator("summary").click();

        assertThat(growth()).hasCount(55);
        assertThat(growth().first()).hasText("2024-12-300");
        assertThat(growth().last()).hasText("2026-01-121");
    }

    @Test
    void savesTheSameCountsThatItShows() throws Exception {
        signIn();
        go("dashboard?from=2026-01-20&to=2026-03-20&interval=month");
        Download download = page.waitForDownload(
                () -> card("New customers by month").getByText("CSV").click());

        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                .isEqualTo("New customers by month,customers\r\n2026-01,0\r\n2026-02,1\r\n2026-03,1\r\n");
    }

    @Test
    void saysOfThePeriodTooHowLateItIs() {
        parts.customers.asOf(Clock.systemUTC().instant().minus(Duration.ofMinutes(10)));
        signIn();
        go("dashboard");

        assertThat(card("New customers by month")).containsText("Late: complete up to 10 minutes ago");
    }

    @Test
    void refusesAPeriodThatIsTooLongToDraw() {
        signIn();
        go("dashboard?from=1900-01-01&to=2026-01-15&interval=day");

        assertThat(alert()).containsText("longer interval");
    }

    @Test
    void aLateAnswerNeverReplacesANewerOne() {
        signIn();
        CountDownLatch late = parts.faults.hold("interval=month");
        page.navigate(gateway.uri("/#/dashboard").toString());
        page.getByLabel("By", new Page.GetByLabelOptions().setExact(true)).selectOption("year");
        assertThat(heading("New customers by year")).isVisible();
        late.countDown();
        passTheTimeOfTwoAnswers();

        assertThat(heading("New customers by year")).isVisible();
        assertThat(heading("New customers by month")).hasCount(0);
    }

    @Test
    void aLateCountryDoesNotReplaceTheCitiesChosenAfterIt() {
        signIn();
        go("dashboard");
        CountDownLatch late = parts.faults.hold("country=SE&");
        card("By country").locator("summary").click();
        button("Sweden").click();
        button("Germany").click();
        assertThat(heading("Cities in Germany")).isVisible();
        late.countDown();
        passTheTimeOfTwoAnswers();

        assertThat(heading("Cities in Germany")).isVisible();
        assertThat(heading("Cities in Sweden")).hasCount(0);
    }

    @Test
    void showsTheTablesWithoutTheLibraryForPicturesAndTriesAgain() {
        signIn();
        page.route("**/echarts.simple.min.js", Route::abort);
        page.navigate(gateway.uri("/#/dashboard").toString());

        assertThat(page.getByText("The picture could not be drawn").first()).isVisible();
        assertThat(page.getByText("Newest customers")).isVisible();

        page.unroute("**/echarts.simple.min.js");
        page.getByLabel("By", new Page.GetByLabelOptions().setExact(true)).selectOption("year");

        assertThat(card("New customers by year").locator("canvas")).hasCount(1);
    }

    /** What is cut off stands at the very edge of the picture. */
    @ParameterizedTest
    @ValueSource(strings = {"GB", "GS"})
    void leavesRoomForTheNamesOfCountries(String country) {
        parts.customers.patch(
                "0193-01", DemoCustomers.JSON.readTree("{\"address\":{\"country\":\"" + country + "\"}}"));
        signIn();
        go("dashboard");
        assertThat(page.locator("canvas")).hasCount(3);
        passTheTimeOfTwoAnswers();
        Locator picture = card("By country").locator("canvas");

        assertThat(picture.evaluate(PAINTED, 1_000)).isEqualTo(true);
        assertThat(picture.evaluate(PAINTED, 2)).isEqualTo(false);
    }

    private Locator card(String title) {
        return page.locator("section.chart", new Page.LocatorOptions().setHas(heading(title)));
    }

    private Locator growth() {
        return page.locator("section.chart").first().locator("tbody tr");
    }

    private long asked(String text) {
        return gateway.read.seen().stream()
                .map(StubPart.Seen::uri)
                .filter(uri -> uri.contains(text))
                .count();
    }
}
