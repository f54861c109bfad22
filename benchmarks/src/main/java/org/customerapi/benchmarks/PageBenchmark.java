package org.customerapi.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

/** The page in a real browser: what it weighs, how soon it can be used, and its dashboard. */
final class PageBenchmark {

    private static final int ROUNDS = 5;
    private static final double BYTES_A_MEGABYTE = 1e6;
    private static final int CHARTS = 3;

    private final URI gateway;
    private final Report report;

    PageBenchmark(URI gateway, Report report) {
        this.gateway = gateway;
        this.report = report;
    }

    void run() {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            List<Visit> visits =
                    Stream.generate(() -> visit(browser)).limit(ROUNDS).toList();
            report.add(
                    "first use of the page possible, s (raw: the limit)", median(visits, Visit::usable), 1, "<= 1 s");
            report.add("dashboard drawn, s (raw: the limit)", median(visits, Visit::dashboard), 1, "<= 1 s");
            report.add(
                    "page with its dashboard, MB compressed (raw: the limit)",
                    median(visits, visit -> visit.bytes() / BYTES_A_MEGABYTE),
                    1.5,
                    "<= 1.5 MB");
        }
    }

    /**
     * One visit with an empty cache.
     *
     * @param usable seconds from the address to a form that can be filled in
     * @param dashboard seconds from the click to all pictures
     * @param bytes of everything loaded until then, as sent
     */
    private record Visit(double usable, double dashboard, long bytes) {}

    private Visit visit(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            AtomicLong bytes = new AtomicLong();
            page.onRequestFinished(request -> bytes.addAndGet(sizeOf(request)));
            long begun = System.nanoTime();
            page.navigate(gateway.toString());
            page.getByLabel("User").waitFor();
            double usable = secondsSince(begun);
            page.getByLabel("User").fill("admin");
            page.getByLabel("Password").fill("admin");
            page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
            page.locator("tbody tr").first().waitFor();
            begun = System.nanoTime();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dashboard"))
                    .click();
            page.locator("canvas").nth(CHARTS - 1).waitFor();
            return new Visit(usable, secondsSince(begun), bytes.get());
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static long sizeOf(Request request) {
        return (long) request.sizes().responseBodySize + request.sizes().responseHeadersSize;
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
        return visits.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Path chromium() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("CHROMIUM"), ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Install Chromium (apt-get install chromium)"));
    }
}
