package org.customerapi.write.adapter.in.web;

/** A request that cannot be read at all: broken JSON, a header of the wrong form. */
final class MalformedRequest extends RuntimeException {

    MalformedRequest(String message) {
        super(message, null, false, false);
    }
}
