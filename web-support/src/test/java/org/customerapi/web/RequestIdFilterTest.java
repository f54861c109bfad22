package org.customerapi.web;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<@Nullable String> seen = new ArrayList<>();

    @Test
    void givesTheIdToAllThatAnswersTheRequestAndToNothingElse() throws Exception {
        request.addHeader("X-Request-Id", "order-7");

        new RequestIdFilter().doFilter(request, response, (asked, _) -> {
            seen.add(RequestId.current());
            seen.add(RequestId.of(request));
        });

        assertThat(seen).containsExactly("order-7", "order-7");
        assertThat(response.getHeader("X-Request-Id")).isEqualTo("order-7");
        assertThat(RequestId.current()).isNull();
    }

    @Test
    void keepsTheIdWhenTheErrorOfTheRequestIsDispatched() throws Exception {
        new RequestIdFilter().doFilter(request, response, (asked, _) -> seen.add(RequestId.current()));
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/v1/customers");

        new RequestIdFilter().doFilter(request, response, (asked, _) -> seen.add(RequestId.current()));

        assertThat(seen).hasSize(2).doesNotContainNull();
        assertThat(seen.getLast()).isEqualTo(seen.getFirst());
    }
}
