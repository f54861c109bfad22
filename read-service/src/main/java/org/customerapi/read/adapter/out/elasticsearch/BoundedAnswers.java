package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import co.elastic.clients.transport.rest5_client.SafeResponseConsumer;
import co.elastic.clients.transport.rest5_client.low_level.HttpAsyncResponseConsumerFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Takes the answers of Elasticsearch into memory, where each is parsed once it is whole: one has a 32nd of the heap at most,
 * all that are on their way an eighth of it together. What is parsed takes several times as much.
 */
final class BoundedAnswers implements HttpAsyncResponseConsumerFactory {

    private static final int LEAST = 4 << 20;
    private static final int MOST = 100 << 20;

    private final HttpAsyncResponseConsumerFactory whole;
    private final long room;
    private final AtomicLong held = new AtomicLong();

    BoundedAnswers(long heapBytes) {
        this.whole = new BasicAsyncResponseConsumerFactory(Math.clamp(heapBytes / 32, LEAST, MOST));
        this.room = Math.max(heapBytes / 8, 2L * LEAST);
    }

    @Override
    public AsyncResponseConsumer<ClassicHttpResponse> createHttpAsyncResponseConsumer() {
        return new SafeResponseConsumer<>(new Counted(whole.createHttpAsyncResponseConsumer()));
    }

    private final class Counted implements AsyncResponseConsumer<ClassicHttpResponse> {

        private final AsyncResponseConsumer<ClassicHttpResponse> answer;
        private final AtomicLong own = new AtomicLong();

        Counted(AsyncResponseConsumer<ClassicHttpResponse> answer) {
            this.answer = answer;
        }

        @Override
        public void consume(ByteBuffer bytes) throws IOException {
            int more = bytes.remaining();
            own.addAndGet(more);
            if (held.addAndGet(more) > room) {
                throw new IOException("the answers of Elasticsearch that are on their way take too much memory");
            }
            answer.consume(bytes);
        }

        @Override
        public void releaseResources() {
            held.addAndGet(-own.getAndSet(0));
            answer.releaseResources();
        }

        @Override
        public void consumeResponse(
                HttpResponse response,
                EntityDetails entity,
                HttpContext context,
                FutureCallback<ClassicHttpResponse> callback)
                throws HttpException, IOException {
            answer.consumeResponse(response, entity, context, callback);
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) throws HttpException, IOException {
            answer.informationResponse(response, context);
        }

        @Override
        public void updateCapacity(CapacityChannel channel) throws IOException {
            answer.updateCapacity(channel);
        }

        @Override
        public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
            answer.streamEnd(trailers);
        }

        @Override
        public void failed(Exception cause) {
            answer.failed(cause);
        }
    }
}
