package org.customerapi.write.adapter.in.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.config.WriteSettings;

/** Forgets what has had its time, in steps small enough to be in nobody's way. */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int STEP = 500;

    /** Other tasks take turns with this one. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(20).toNanos();

    private final IdempotencyRecords records;
    private final RefreshTokens refreshTokens;
    private final UnitOfWork unitOfWork;
    private final Duration retention;
    private final Clock clock;

    Housekeeping(
            IdempotencyRecords records,
            RefreshTokens refreshTokens,
            UnitOfWork unitOfWork,
            WriteSettings settings,
            Clock clock) {
        this.records = records;
        this.refreshTokens = refreshTokens;
        this.unitOfWork = unitOfWork;
        this.retention = settings.commands().idempotencyRetention();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${customerapi.housekeeping-interval}")
    void forget() {
        Instant now = clock.instant();
        try {
            inSteps(() -> unitOfWork.commit(() -> records.forgetBefore(now.minus(retention), STEP)));
            inSteps(() -> unitOfWork.commit(() -> refreshTokens.forgetExpiredBefore(now, STEP)));
        } catch (RuntimeException databaseAway) {
            LOG.atWarn().addKeyValue("cause", databaseAway.toString()).log("Housekeeping is put off");
        }
    }

    private static void inSteps(IntSupplier step) {
        long begun = System.nanoTime();
        int gone = STEP;
        while (gone == STEP && System.nanoTime() - begun < LONGEST_NANOS) {
            gone = step.getAsInt();
        }
    }
}
