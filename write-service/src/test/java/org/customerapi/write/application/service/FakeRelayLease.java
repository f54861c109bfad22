package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.customerapi.write.application.port.out.RelayLease;

/** A lease that another instance can be made to hold. */
final class FakeRelayLease implements RelayLease {

    final AtomicLong term = new AtomicLong();
    final AtomicLong asked = new AtomicLong();
    final AtomicLong released = new AtomicLong();
    final AtomicBoolean held = new AtomicBoolean();
    volatile Runnable onRelease = () -> {};

    @Override
    public OptionalLong acquire(Duration duration) {
        asked.incrementAndGet();
        return held.get() ? OptionalLong.empty() : OptionalLong.of(term.incrementAndGet());
    }

    @Override
    public boolean renew(long number, Duration duration) {
        return !held.get() && number == term.get();
    }

    @Override
    public boolean raise(long number, long higher) {
        return !held.get() && term.compareAndSet(number, higher);
    }

    @Override
    public void release(long number) {
        onRelease.run();
        released.set(number);
    }
}
