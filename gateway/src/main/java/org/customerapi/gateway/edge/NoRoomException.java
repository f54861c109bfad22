package org.customerapi.gateway.edge;

import java.io.IOException;

/** As many bytes are held as there is room for. */
final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    NoRoomException() {
        super("no room for more");
    }
}
