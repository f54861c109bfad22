package org.customerapi.write.adapter.in.web.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violation;

/** A line of a stream, without its end. */
final class Line {

    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    /**
     * Takes a line over.
     *
     * @param number from 1
     * @param bytes empty when it was too long to be kept
     * @param tooLong whether it went over the limit
     */
    Line(long number, byte[] bytes, boolean tooLong) {
        this.number = number;
        this.bytes = bytes;
        this.tooLong = tooLong;
    }

    long number() {
        return number;
    }

    /** @throws InvalidInput when the line is too long or not UTF-8 */
    String text() {
        if (tooLong) {
            throw broken("is longer than " + LineSource.MAX_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw broken("is not valid UTF-8");
        }
    }

    static InvalidInput broken(String detail) {
        return new InvalidInput(List.of(new Violation("", detail)));
    }

    boolean isBlank() {
        if (tooLong) {
            return false;
        }
        for (byte each : bytes) {
            if (each != ' ' && each != '\t') {
                return false;
            }
        }
        return true;
    }
}
