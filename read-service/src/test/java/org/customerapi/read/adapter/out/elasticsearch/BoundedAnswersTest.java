package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BoundedAnswersTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final EntityDetails JSON = new BasicEntityDetails(-1, ContentType.APPLICATION_JSON);

    /** One may have 8 MiB, all together 32. */
    private final BoundedAnswers answers = new BoundedAnswers(256L * MEBIBYTE);

    private AsyncResponseConsumer<ClassicHttpResponse> begun() throws HttpException, IOException {
        AsyncResponseConsumer<ClassicHttpResponse> answer = answers.createHttpAsyncResponseConsumer();
        answer.consumeResponse(new BasicHttpResponse(200), JSON, HttpCoreContext.create(), null);
        return answer;
    }

    private AsyncResponseConsumer<ClassicHttpResponse> of(int mebibytes) throws HttpException, IOException {
        AsyncResponseConsumer<ClassicHttpResponse> answer = begun();
        for (int i = 0; i < mebibytes; i++) {
            answer.consume(ByteBuffer.allocate(MEBIBYTE));
        }
        return answer;
    }

    @Test
    void takeNoneThatIsTooLarge() throws Exception {
        AsyncResponseConsumer<ClassicHttpResponse> large = of(8);

        assertThatExceptionOfType(ContentTooLongException.class)
                .isThrownBy(() -> large.consume(ByteBuffer.allocate(1)));
    }

    @Test
    void takeNoMoreThanThereIsRoomForUntilOneIsReadOrGivenUp() throws Exception {
        of(8);
        of(8);
        of(8);
        AsyncResponseConsumer<ClassicHttpResponse> last = of(7);
        AsyncResponseConsumer<ClassicHttpResponse> oneMore = begun();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> oneMore.consume(ByteBuffer.allocate(2 * MEBIBYTE)))
                .withMessageContaining("too much memory");

        oneMore.releaseResources();
        last.releaseResources();
        last.releaseResources();

        assertThatCode(() -> of(8)).doesNotThrowAnyException();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> of(1));
    }
}
