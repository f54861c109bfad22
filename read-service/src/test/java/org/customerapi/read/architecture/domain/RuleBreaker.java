package org.customerapi.read.architecture.domain;

import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the rules forbid, so that a test can see them fail. */
public final class RuleBreaker {

    private static final Logger log = LoggerFactory.getLogger(RuleBreaker.class);

    void reachesForTheSystemClock() {
        log.info("{}", Instant.now());
    }
}
