package org.customerapi.gateway.edge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit("subject", 3, Duration.ofSeconds(3), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void allowsAsManyAsItSaysAndThenNoMore() {
        assertThat(limit.take("alice").state()).isEqualTo("\"subject\";r=2;t=1");
        assertThat(limit.take("alice").allowed()).isTrue();
        assertThat(limit.take("alice").allowed()).isTrue();

        RateLimit.Verdict fourth = limit.take("alice");

        assertThat(fourth.allowed()).isFalse();
        assertThat(fourth.policy()).isEqualTo("\"subject\";q=3;w=3");
        assertThat(fourth.state()).isEqualTo("\"subject\";r=0;t=3");
        assertThat(fourth.retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void givesOneBackAfterItsShareOfTheSpan() {
        limit.take("alice");
        limit.take("alice");
        limit.take("alice");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(limit.take("alice").allowed()).isTrue();
        assertThat(limit.take("alice").allowed()).isFalse();
    }

    @Test
    void countsEachCallerAlone() {
        limit.take("alice");
        limit.take("alice");
        limit.take("alice");

        assertThat(limit.take("alice").allowed()).isFalse();
        assertThat(limit.take("bob").allowed()).isTrue();
    }

    @Test
    void countsUpToARequestANanosecond() {
        RateLimit highest =
                new RateLimit("subject", RateLimit.MOST_PER_SECOND, Duration.ofSeconds(1), TimeMeter.SYSTEM_NANOTIME);

        assertThat(highest.take("alice").state()).isEqualTo("\"subject\";r=999999999;t=1");
    }
}
