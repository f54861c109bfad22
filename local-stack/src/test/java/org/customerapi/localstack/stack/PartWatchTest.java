package org.customerapi.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.Place;

import static org.assertj.core.api.Assertions.assertThat;

class PartWatchTest {

    private static final String TOO_MUCH = "x".repeat(21 * 1024 * 1024);

    private final List<String> reported = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Sleeper part;

    PartWatchTest(@TempDir Path folder) {
        part = new Sleeper(Place.below(folder, "sleeper", 1));
    }

    @Test
    void goesOnWhenTheLogCannotBeKeptShort() throws IOException, InterruptedException {
        Path log = part.log().path();
        part.start();
        Files.writeString(log, TOO_MUCH);
        Files.createDirectories(log.resolveSibling(log.getFileName() + ".1").resolve("in the way"));
        Thread watch = Thread.ofVirtual().start(new PartWatch(part, reported::add, stopped));
        try {
            Awaitility.await().until(() -> !reported.isEmpty());
            Files.writeString(log, "");
            part.kill();

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> reported.contains("sleeper is up again"));
            assertThat(reported).contains("sleeper is started again in 1 s");
            assertThat(reported)
                    .filteredOn(line -> line.contains("cannot be kept short"))
                    .hasSize(1);
        } finally {
            stopped.countDown();
            watch.join();
            part.retire();
        }
    }

    private static final class Sleeper extends ManagedServer {

        Sleeper(Place place) {
            super(place);
        }

        @Override
        protected void prepare() {}

        @Override
        protected List<String> command() {
            return List.of("sleep", "600");
        }

        @Override
        protected boolean answers() {
            return true;
        }
    }
}
