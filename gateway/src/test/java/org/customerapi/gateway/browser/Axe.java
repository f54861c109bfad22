package org.customerapi.gateway.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.microsoft.playwright.Page;

/** axe-core's rules for accessible pages. */
final class Axe {

    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private Axe() {}

    /** What is seriously or critically wrong with what the page shows now. */
    static List<?> seriousFindings(Page page) throws IOException {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream(SCRIPT))) {
            page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) page.evaluate("""
                () => axe.run().then(found => found.violations
                  .filter(one => ["serious", "critical"].includes(one.impact))
                  .map(one => one.id + ": " + one.nodes.map(node => node.html).join(" ")))""");
    }
}
