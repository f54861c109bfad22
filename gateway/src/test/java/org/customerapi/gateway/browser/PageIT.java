package org.customerapi.gateway.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.gateway.testing.GatewayInFront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Chromium.class)
class PageIT {

    private static GatewayInFront gateway;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final DemoParts parts = new DemoParts();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        gateway = GatewayInFront.with("--LOGINS_PER_MINUTE=0");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        gateway.close();
    }

    @BeforeEach
    void open() {
        parts.standBehind(gateway);
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(gateway.uri("/").toString());
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints)
                .as("errors of scripts, and refusals by the content security policy")
                .isEmpty();
    }

    @Test
    void refusesAWrongPasswordAndSaysSo() {
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill("wrong");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong password");
    }

    @Test
    void staysSignedInOverAReloadAndKeepsNoTokenInStorage() {
        signIn();
        page.reload();

        assertThat(page.getByRole(AriaRole.LINK, named("Maria Anders"))).isVisible();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
    }

    @Test
    void searchesWhileOneTypesAndNarrowsByFacets() {
        parts.customers.asOf(Clock.systemUTC().instant().minus(Duration.ofMinutes(10)));
        signIn();
        page.getByLabel("Search").fill("berg");

        assertThat(page.getByRole(AriaRole.LINK, named("Christina Berglund"))).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("Maria Anders"))).hasCount(0);

        page.getByLabel("Search").fill("");
        page.getByLabel("Germany").check();

        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.getByText("Late: complete up to 10 minutes ago")).isVisible();
    }

    @Test
    void showsACustomerWithItsHistory() {
        signIn();
        page.getByRole(AriaRole.LINK, named("Ann Öberg")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Ann Öberg"))).isVisible();
        assertThat(page.locator(".history")).containsText("created");
        assertThat(page.getByText("Sweden")).isVisible();
    }

    @Test
    void showsAConflictInsteadOfOverwriting() {
        signIn();
        page.navigate(gateway.uri("/#/edit/0193-01").toString());
        page.getByLabel("Email").fill("mine@example.org");
        parts.customers.patch("0193-01", DemoCustomers.JSON.readTree("{\"email\":\"theirs@example.org\"}"));
        page.getByRole(AriaRole.BUTTON, named("Save")).click();

        assertThat(page.getByText("Someone else changed this customer meanwhile"))
                .isVisible();
        assertThat(page.getByText("theirs@example.org")).isVisible();
        assertThat(parts.customers.get("0193-01").path("email").stringValue()).isEqualTo("theirs@example.org");

        page.getByRole(AriaRole.BUTTON, named("Save what is chosen")).click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Maria Anders"))).isVisible();
        assertThat(parts.customers.get("0193-01").path("email").stringValue()).isEqualTo("mine@example.org");
    }

    @Test
    void drawsTheDashboardAndDrillsFromACountryIntoItsCities() {
        signIn();
        page.getByRole(AriaRole.LINK, named("Dashboard")).click();

        assertThat(page.locator("canvas")).hasCount(3);
        page.locator("section", new Page.LocatorOptions().setHasText("By country"))
                .locator("summary")
                .click();
        page.getByRole(AriaRole.BUTTON, named("Sweden")).click();

        assertThat(page.getByText("Cities in Sweden").first()).isVisible();
    }

    @Test
    void exportsWhatIsOnTheScreen() throws Exception {
        signIn();
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("CSV")).click());

        assertThat(download.suggestedFilename()).isEqualTo("customers.csv");
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8)).isEqualTo("id,company\r\n1,A\r\n");
    }

    @Test
    void importsAFileAndHandsTheRejectedRowsBack() throws Exception {
        signIn();
        page.getByRole(AriaRole.LINK, named("Import")).click();
        String file = "company,email\nA,a@example.org\n\"B\nand more\",nonsense\nC,c@example.org\n";
        page.getByLabel("Or choose a file")
                .setInputFiles(new FilePayload("new.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));

        assertThat(page.getByText("rejected").first()).isVisible();
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("Download the rejected rows"))
                        .click());

        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                .startsWith("company,email\n")
                .contains("\"B\nand more\",nonsense");
    }

    @Test
    void triesADeadLetterAgain() {
        signIn();
        go("pipeline");
        page.getByRole(AriaRole.BUTTON, named("Try again")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("It is on its way again");
        assertThat(parts.requeued).containsExactly("/v1/admin/dead-letters/7/requeue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "customer/0193-02", "edit/0193-02", "dashboard", "import", "pipeline"})
    void isFitForScreenReadersAndForAPhone(String view) throws Exception {
        signIn();
        page.setViewportSize(390, 844);
        go(view);

        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Axe.seriousFindings(page)).isEmpty();
        shoot("phone-" + view.replaceAll("/.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "customer/0193-02", "dashboard", "pipeline"})
    void looksAsInThePictures(String view) {
        signIn();
        go(view);
        shoot(view.replaceAll("/.*", ""));

        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    /** Goes to a view and waits until all of it is there. */
    private void go(String view) {
        page.navigate(gateway.uri("/#/" + view).toString());
        assertThat(page.locator("main[data-view=" + view.replaceAll("/.*", "") + "]"))
                .isVisible();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.getByText("Loading …")).hasCount(0);
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/images/" + name + ".png")));
    }

    private void signIn() {
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill("admin");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Maria Anders"))).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
