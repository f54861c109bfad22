package org.customerapi.tokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import static org.assertj.core.api.Assertions.assertThat;

/** The cheaper firewall takes and refuses what Spring's own does. */
class SecurityDefaultsTest {

    private final HttpFirewall ours = new SecurityDefaults().httpFirewall();
    private final HttpFirewall springs = new StrictHttpFirewall();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "Bearer eyJ~!",
                "tab\there",
                "line\nfeed",
                "nul\0",
                "del\u007f",
                "c1\u0085",
                "Göteborg",
                "表",
                "\ud83d\ude00",
                "\ud800",
                "\ufffe",
                "\u0378"
            })
    void agreesWithTheStrictOne(String text) {
        assertThat(verdict(ours, text)).isEqualTo(verdict(springs, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers;x=1", "/v1//customers", "/v1/../admin", "/v1/%2e%2e/admin", "/v1/%00"})
    void staysStrictAboutPaths(String path) {
        assertThat(refuses(() -> ours.getFirewalledRequest(new MockHttpServletRequest("GET", path))))
                .isTrue();
    }

    /** Which of a header's name, its value and a parameter's name are refused. */
    private static String verdict(HttpFirewall firewall, String text) {
        var request = new MockHttpServletRequest("GET", "/v1/customers");
        request.addHeader("X-Value", text);
        request.addParameter(text, "value");
        FirewalledRequest checked = firewall.getFirewalledRequest(request);
        return "name " + refuses(() -> checked.getHeader(text)) + ", value "
                + refuses(() -> checked.getHeader("X-Value")) + ", parameter "
                + refuses(() -> checked.getParameter(text));
    }

    private static boolean refuses(Runnable call) {
        try {
            call.run();
            return false;
        } catch (RequestRejectedException refused) {
            return true;
        }
    }
}
