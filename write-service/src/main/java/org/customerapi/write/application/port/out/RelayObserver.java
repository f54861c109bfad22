package org.customerapi.write.application.port.out;

import java.util.List;

/** Watches the relay, for logs and metrics. */
public interface RelayObserver {

    /** This instance is the active one from now on. */
    void becameActive(long term);

    /** This instance is no longer the active one. */
    void becamePassive(long term);

    /**
     * Rows were acknowledged.
     *
     * @param secondsSinceRead time from reading them to their acknowledgement
     */
    void published(OutboxQueue.Page page, List<OutboxQueue.Row> rows, double secondsSinceRead);

    /** Rows were not acknowledged, or the database was away; they stay and are tried again. */
    void failed(List<OutboxQueue.Row> rows, long term, RuntimeException cause);

    /** A row was refused for ever; it is held, with what follows it of the same customer, until it is released. */
    void refused(EventLog.Refusal refusal);

    /** Kafka did not take what tells readers how far the topic is complete; the next try follows soon. */
    void watermarkLost(Throwable cause);

    /**
     * The database was compared with the topic. Nothing is sent and no write is taken while it has lost changes, or a
     * recovery is not done.
     */
    void compared(List<LostChange> lost, boolean beingRecovered);
}
