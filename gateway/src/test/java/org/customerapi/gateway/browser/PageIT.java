package org.customerapi.gateway.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class PageIT extends PageVisit {

    @Test
    void refusesAWrongPasswordAndSaysSo() {
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill("wrong");
        button("Sign in").click();

        assertThat(alert()).containsText("wrong password");
    }

    @Test
    void staysSignedInOverAReloadAndKeepsNoTokenInStorage() {
        signIn();
        page.reload();

        assertThat(link("Maria Anders")).isVisible();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
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

        assertThat(alert()).hasCount(0);
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/images/" + name + ".png")));
    }
}
