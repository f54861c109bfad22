package org.customerapi.sink.adapter.in.cli;

import java.time.Instant;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.customerapi.sink.domain.Selection;

/** Which records; without an option, all. */
final class SelectionOptions {

    @Option(names = "--partition", description = "Only this partition.")
    private @Nullable Integer partition;

    @Option(names = "--from-offset", description = "From this offset on.", defaultValue = "0")
    private long firstOffset;

    @Option(names = "--to-offset", description = "Up to and with this offset.", defaultValue = "9223372036854775807")
    private long lastOffset;

    @Option(names = "--from", description = "From this time on, e.g. 2026-03-01T09:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--until", description = "Before this time.")
    private @Nullable Instant until;

    Selection selection() {
        return new Selection(
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                firstOffset,
                lastOffset,
                from == null ? Instant.MIN : from,
                until == null ? Instant.MAX : until);
    }
}
