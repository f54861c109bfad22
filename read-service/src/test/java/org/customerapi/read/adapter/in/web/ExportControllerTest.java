package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportControllerTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/customers/export");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** What Spring takes for a client that left ends as if it were whole. */
    @Test
    void isNotTakenForWholeWhenElasticsearchResetsTheConnection() {
        request.setParameter("format", "ndjson");
        ExportController controller = controller(1);

        assertThatThrownBy(() -> controller.export(request, response))
                .matches(cutOff -> !DisconnectedClientHelper.isClientDisconnectedException(cutOff));
        assertThat(response.isCommitted()).isTrue();
    }

    @Test
    void leavesAFailureBeforeTheFirstByteToTheProblems() {
        ExportController controller = controller(0);

        assertThatThrownBy(() -> controller.export(request, response)).isInstanceOf(ReadModelUnavailable.class);
        assertThat(response.isCommitted()).isFalse();
    }

    private static ExportController controller(int parts) {
        return new ExportController((_, _, _) -> new Breaking(parts), JsonMapper.shared(), Clock.systemUTC());
    }

    /** Some parts, and then no connection. */
    private static final class Breaking implements CustomerStream {

        private int left;

        Breaking(int parts) {
            this.left = parts;
        }

        @Override
        public List<CustomerJson> next() {
            if (left-- == 0) {
                throw new ReadModelUnavailable("search failed", new IOException("Connection reset"));
            }
            return List.of(new CustomerJson("{}"));
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
