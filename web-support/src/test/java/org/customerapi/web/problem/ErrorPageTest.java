package org.customerapi.web.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorPageTest {

    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();
    private final ErrorPage page = new ErrorPage(new Problems(json));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "400, 400, malformed-request",
        "408, 400, malformed-request",
        "401, 401, unauthenticated",
        "501, 405, method-not-allowed",
        "503, 503, unavailable",
        "504, 504, timeout",
        "500, 500, internal-error",
        "599, 500, internal-error"
    })
    void tellsAStatusByTheNearestProblem(int status, int answered, String type) throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/v1/customers");

        JsonNode problem = answer();

        assertThat(response.getStatus()).isEqualTo(answered);
        assertThat(problem.get("status").asInt()).isEqualTo(answered);
        assertThat(problem.get("type").asString()).isEqualTo("urn:customer-api:problem:" + type);
        assertThat(problem.get("instance").asString()).isEqualTo("/v1/customers");
    }

    @Test
    void saysNothingOfThePathThatIsNoUri() throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 404);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/v1/cust omers");

        assertThat(answer().has("instance")).isFalse();
    }

    @Test
    void saysThatABodyBrokeOff() throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 400);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IOException("for the test"));

        assertThat(answer().get("detail").asString()).isEqualTo("The body did not arrive whole.");
    }

    @Test
    void leavesAnAnswerAloneThatIsOnItsWay() throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        response.getOutputStream().write('a');
        response.flushBuffer();

        page.error(request, response);

        assertThat(response.getContentAsString()).isEqualTo("a");
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void takesBackWhatBelongsToAnotherBody() throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        response.setHeader("ETag", "\"3\"");
        response.getOutputStream().write('a');

        answer();

        assertThat(response.getHeader("ETag")).isNull();
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    private JsonNode answer() throws IOException {
        page.error(request, response);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        return json.readTree(response.getContentAsByteArray());
    }
}
