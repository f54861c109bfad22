package org.customerapi.gateway.edge;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.web.problem.Problems;

import static org.assertj.core.api.Assertions.assertThat;

class BodyLimitFilterTest {

    private static final int ROOM = 1500;

    private final BodyLimitFilter filter =
            new BodyLimitFilter(1000, ROOM, Duration.ofSeconds(5), new Problems(JsonMapper.shared()));

    @Test
    void holdsNoMoreThanThereIsRoomForAndGivesItBack() throws Exception {
        MockHttpServletResponse second = new MockHttpServletResponse();
        MockHttpServletResponse third = new MockHttpServletResponse();

        filter.doFilter(write(1000), new MockHttpServletResponse(), (request, response) -> {
            filter.doFilter(write(501), second, (_, _) -> second.setStatus(200));
            filter.doFilter(write(500), third, (_, _) -> third.setStatus(204));
        });

        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("1");
        assertThat(third.getStatus()).isEqualTo(204);
        MockHttpServletResponse after = new MockHttpServletResponse();
        filter.doFilter(write(1000), after, (_, _) -> after.setStatus(204));
        assertThat(after.getStatus()).isEqualTo(204);
    }

    private static MockHttpServletRequest write(int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/customers");
        request.setContent(new byte[bytes]);
        return request;
    }
}
