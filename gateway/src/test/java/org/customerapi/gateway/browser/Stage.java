package org.customerapi.gateway.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.customerapi.gateway.testing.GatewayInFront;

/** The one gateway and the one browser that all tests of the page use, one after the other. */
final class Stage implements AutoCloseable {

    final GatewayInFront gateway = GatewayInFront.with("--LOGINS_PER_MINUTE=0");
    final Browser browser;
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private Stage() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        gateway.close();
    }

    /** Gives the stage to those who ask for it; it is built for the first of them. */
    static final class Access implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Stage resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Stage.class))
                    .computeIfAbsent(Stage.class, ignored -> new Stage(), Stage.class);
        }
    }
}
