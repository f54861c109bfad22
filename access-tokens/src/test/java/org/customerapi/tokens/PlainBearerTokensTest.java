package org.customerapi.tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The cheaper resolver finds and refuses what Spring's own does. */
class PlainBearerTokensTest {

    private final BearerTokenResolver ours = new PlainBearerTokens();
    private final BearerTokenResolver springs = new DefaultBearerTokenResolver();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer eyJ0.eyJz-_9.c2ln",
                "bearer abc",
                "BEARER abc",
                "Bearer",
                "Bearer ",
                "Bearer  abc",
                "Bearer abc ",
                "Bearer abc def",
                "Bearer abc,def",
                "Bearer abc=",
                "Bearer abc==",
                "Bearer a=bc",
                "Bearer ~+/",
                "Bearer ä",
                "Bearer \u0131",
                "Bearer a\nb",
                "Bearer\tabc",
                "BearerToken abc",
                "Basic YWRtaW46YWRtaW4=",
                ""
            })
    void agreesWithSprings(String authorization) {
        assertThat(verdict(ours, authorization)).isEqualTo(verdict(springs, authorization));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(ours.resolve(new MockHttpServletRequest())).isNull();
    }

    /** The token, or why there is none. */
    private static String verdict(BearerTokenResolver tokens, String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        try {
            return "token " + tokens.resolve(request);
        } catch (OAuth2AuthenticationException refused) {
            return "refused " + refused.getError();
        }
    }
}
