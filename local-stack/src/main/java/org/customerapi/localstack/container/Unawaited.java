package org.customerapi.localstack.container;

import java.time.Duration;

import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/** Waits for nothing: the kit asks each server itself, and does not know the words of an image's log. */
final class Unawaited implements WaitStrategy {

    @Override
    public void waitUntilReady(WaitStrategyTarget container) {}

    @Override
    public WaitStrategy withStartupTimeout(Duration timeout) {
        return this;
    }
}
