package org.customerapi.gateway.edge;

import java.util.concurrent.Semaphore;

/** What one request takes of a shared room, until it is closed. */
final class HeldMemory implements AutoCloseable {

    private final Semaphore room;
    private int held;

    HeldMemory(Semaphore room) {
        this.room = room;
    }

    /** @throws NoRoomException when there is no room for so many bytes more */
    void take(int bytes) throws NoRoomException {
        if (!room.tryAcquire(bytes)) {
            throw new NoRoomException();
        }
        held += bytes;
    }

    @Override
    public void close() {
        room.release(held);
    }
}
