package org.customerapi.write.application.port.in;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.CustomerCommand;

/**
 * A command as it was handed in.
 *
 * @param command what is wished
 * @param key makes it repeatable; empty when the client gave none
 * @param traceParent W3C trace context of the request; {@code null} when there is none
 * @param rehearsal whether it is only to be decided, and nothing written
 */
public record Submission(
        CustomerCommand command,
        Optional<IdempotencyKey> key,
        @Nullable String traceParent,
        boolean rehearsal) {

    public Submission(CustomerCommand command, Optional<IdempotencyKey> key, @Nullable String traceParent) {
        this(command, key, traceParent, false);
    }

    /** A command that is neither repeatable nor traced. */
    public static Submission of(CustomerCommand command) {
        return new Submission(command, Optional.empty(), null);
    }

    /** A command that is only decided. */
    public static Submission rehearsalOf(CustomerCommand command) {
        return new Submission(command, Optional.empty(), null, true);
    }
}
