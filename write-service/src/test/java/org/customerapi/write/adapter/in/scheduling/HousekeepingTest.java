package org.customerapi.write.adapter.in.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.config.WriteSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class HousekeepingTest {

    private static final Instant NOW = Instant.parse("2026-01-05T09:30:00Z");

    private final Old records = new Old();
    private final Old tokens = new Old();
    private int commits;
    private boolean away;

    private final Housekeeping housekeeping =
            new Housekeeping(new Records(), new Tokens(), new Steps(), settings(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static WriteSettings settings() {
        Duration any = Duration.ofSeconds(1);
        return new WriteSettings(
                new WriteSettings.Http(1, any),
                new WriteSettings.Commands(1, 1, 1, 1, any, Duration.ofHours(24)),
                new WriteSettings.Relay(false, any.multipliedBy(6), any, any, 1),
                new WriteSettings.Topics("events", "watermarks"),
                new WriteSettings.Tokens(any, any),
                new WriteSettings.Admin("", ""),
                List.of());
    }

    @Test
    void forgetsOutcomesAfterADayAndTokensWhenTheyExpire() {
        housekeeping.forget();

        assertThat(records.limits).containsExactly(NOW.minus(Duration.ofHours(24)));
        assertThat(tokens.limits).containsExactly(NOW);
    }

    @Test
    void forgetsManyInSmallCommits() {
        records.left = 1_200;
        tokens.left = 501;

        housekeeping.forget();

        assertThat(records.left).isZero();
        assertThat(tokens.left).isZero();
        assertThat(commits).isEqualTo(3 + 2);
    }

    @Test
    void putsItOffWhileTheDatabaseIsAway() {
        records.left = 1;
        away = true;

        assertThatCode(housekeeping::forget).doesNotThrowAnyException();
        away = false;
        housekeeping.forget();

        assertThat(records.left).isZero();
    }

    /** Rows of one kind that have had their time. */
    private static final class Old {
        private final List<Instant> limits = new ArrayList<>();
        private int left;

        int forget(Instant limit, int most) {
            limits.add(limit);
            int gone = Math.min(left, most);
            left -= gone;
            return gone;
        }
    }

    private final class Steps implements UnitOfWork {
        @Override
        public <T> T commit(Supplier<T> work) {
            if (away) {
                throw StoreUnavailable.nothingDone(new IllegalStateException("for the test"));
            }
            commits++;
            return work.get();
        }
    }

    private final class Records implements IdempotencyRecords {
        @Override
        public Map<Id, Stored> find(Collection<Id> ids) {
            return Map.of();
        }

        @Override
        public void save(List<Entry> entries) {}

        @Override
        public int forgetBefore(Instant limit, int most) {
            return records.forget(limit, most);
        }
    }

    private final class Tokens implements RefreshTokens {
        @Override
        public void add(String token, UUID family, String username, Instant expiresAt) {}

        @Override
        public Optional<Grant> use(String token, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Grant> find(String token) {
            return Optional.empty();
        }

        @Override
        public void revokeFamily(UUID family) {}

        @Override
        public void revokeAll(String username) {}

        @Override
        public int forgetExpiredBefore(Instant limit, int most) {
            return tokens.forget(limit, most);
        }
    }
}
