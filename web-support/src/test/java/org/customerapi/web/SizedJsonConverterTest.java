package org.customerapi.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SizedJsonConverterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void tellsTheLengthInBytes() throws Exception {
        write(Map.of("city", "Umeå"));

        assertThat(response.getContentAsByteArray()).asString().isEqualTo("{\"city\":\"Umeå\"}");
        assertThat(response.getContentLength()).isEqualTo(16);
    }

    @Test
    void sendsWhatIsLongAsItComes() throws Exception {
        String text = "Å".repeat(HeldBody.MOST);

        write(text);

        assertThat(response.getContentAsByteArray()).asString().isEqualTo('"' + text + '"');
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    void holdsNoMoreThanItsLimit() throws Exception {
        write("a".repeat(HeldBody.MOST - 2));
        assertThat(response.getContentLength()).isEqualTo(HeldBody.MOST);

        MockHttpServletResponse longer = new MockHttpServletResponse();
        write("a".repeat(HeldBody.MOST - 1), longer);
        assertThat(longer.getHeader("Content-Length")).isNull();
    }

    @Test
    void sendsNothingOfWhatCannotBeWritten() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> write(endless)).isNotNull();

        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }

    private void write(Object value) throws IOException {
        write(value, response);
    }

    private static void write(Object value, MockHttpServletResponse to) throws IOException {
        ServletServerHttpResponse message = new ServletServerHttpResponse(to);
        new SizedJsonConverter(new JsonMapper())
                .write(value, ResolvableType.forInstance(value), MediaType.APPLICATION_JSON, message, null);
        message.close();
    }
}
