package org.customerapi.read.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StartupTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final List<String> ends = new CopyOnWriteArrayList<>();

    @Test
    void triesAStepAgainThatMaySucceedLater() {
        AtomicInteger tries = new AtomicInteger();
        Startup startup = startup(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("away");
            }
        });

        startup.start();

        await().until(() -> startup.problemOf("step") == null);
        assertThat(tries).hasValue(3);
        assertThat(ends).isEmpty();
        startup.stop();
    }

    @Test
    void endsItAllOnceWhereNoTryWouldHelp() {
        Startup startup = startup(() -> {
            throw new UnusableSetting("ELASTICSEARCH_URIS", "leads nowhere");
        });

        startup.start();

        await().until(() -> !startup.isRunning());
        assertThat(ends).containsExactly("ELASTICSEARCH_URIS leads nowhere.");
        assertThat(startup.problemOf("step")).isEqualTo("ELASTICSEARCH_URIS leads nowhere.");
    }

    private Startup startup(Runnable action) {
        return new Startup(
                List.of(new Startup.Step("step", action)), PAUSE, end -> ends.add(String.valueOf(end.getMessage())));
    }
}
