package org.customerapi.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class KeptAliveAnswerTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final Client client = new Client();

    @AfterEach
    void leavesNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void writesBlankLinesWhileNothingIsReady() throws IOException {
        send(SHORT, out -> {
            client.awaitBlankLines(2);
            write(out, "{}\n");
        });
        assertThat(client.text()).matches("\n{2,}\\{}\n");
    }

    @Test
    void isSilentWhileTheAnswerComesByItself() throws IOException {
        send(LONG, out -> write(out, "{}\n{}\n"));
        assertThat(client.text()).isEqualTo("{}\n{}\n");
        assertThat(client.isCommitted()).isFalse();
    }

    @Test
    void sendsWhatWaitsInsteadOfABlankLine() throws IOException {
        send(SHORT, out -> {
            write(out, "{\"a\":1}\n");
            client.awaitCommit();
        });
        assertThat(client.text()).startsWith("{\"a\":1}\n");
    }

    @Test
    void neverBreaksALineInTwo() throws IOException {
        send(SHORT, out -> {
            write(out, "{\"a\":");
            client.awaitBlankLines(2);
            write(out, "1}\n{\"b\"");
            write(out, ":2}");
        });
        assertThat(client.text().lines().filter(line -> !line.isEmpty())).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void leavesAnEarlyFailureToBecomeAProblem() {
        assertThatThrownBy(() -> send(LONG, out -> {
                    write(out, "{\"begun\":");
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");
        assertThat(client.isCommitted()).isFalse();
    }

    @Test
    void cutsOffWhatFailsLater() {
        assertThatThrownBy(() -> send(SHORT, out -> {
                    client.awaitBlankLines(1);
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(AnswerCutOffException.class);
        assertThat(client.text()).isBlank();
    }

    @Test
    void interruptsTheMakingOfLinesForAClientThatHasGone() {
        assertThatThrownBy(() -> KeptAliveAnswer.ofReading(client, SHORT, out -> {
                    client.awaitBlankLines(1);
                    client.leave();
                    waitForEver();
                }))
                .isInstanceOf(AnswerCutOffException.class);
    }

    @Test
    void interruptsAgainWhoTookNoNoticeOfTheFirst() {
        assertThatThrownBy(() -> KeptAliveAnswer.ofReading(client, SHORT, out -> {
                    client.awaitBlankLines(1);
                    client.leave();
                    assertThatThrownBy(KeptAliveAnswerTest::waitForEver).hasMessage("interrupted");
                    waitForEver();
                }))
                .isInstanceOf(AnswerCutOffException.class);
    }

    @Test
    void neverInterruptsAChange() {
        AtomicBoolean done = new AtomicBoolean();
        assertThatThrownBy(() -> KeptAliveAnswer.ofChange(client, SHORT, out -> {
                    client.awaitBlankLines(1);
                    client.leave();
                    client.awaitRefusal();
                    waitFor(SHORT.multipliedBy(10));
                    done.set(true);
                    write(out, "{}\n");
                }))
                .isInstanceOf(AnswerCutOffException.class);
        assertThat(done).isTrue();
    }

    private void send(Duration silence, StreamedAnswer.Body body) throws IOException {
        KeptAliveAnswer.ofChange(client, silence, body);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void waitForEver() {
        waitFor(LONG);
    }

    private static void waitFor(Duration time) {
        try {
            boolean _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Tells of what reaches it, and can leave. */
    private static final class Client extends MockHttpServletResponse {

        private final ServletOutputStream received = super.getOutputStream();
        private final Semaphore lineEnds = new Semaphore(0);
        private final Semaphore flushes = new Semaphore(0);
        private final Semaphore refusals = new Semaphore(0);
        private volatile boolean gone;

        void leave() {
            gone = true;
        }

        String text() {
            return new String(getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        void awaitBlankLines(int number) {
            await(lineEnds, number);
        }

        void awaitRefusal() {
            await(refusals, 1);
        }

        void awaitCommit() {
            await(flushes, 1);
        }

        private static void await(Semaphore events, int number) {
            try {
                assertThat(events.tryAcquire(number, 30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(@Nullable WriteListener listener) {}

                @Override
                public void write(int value) throws IOException {
                    if (gone) {
                        refusals.release();
                        throw new IOException("broken pipe");
                    }
                    received.write(value);
                    lineEnds.release(value == '\n' ? 1 : 0);
                }

                @Override
                public void flush() throws IOException {
                    received.flush();
                    flushes.release();
                }
            };
        }
    }
}
