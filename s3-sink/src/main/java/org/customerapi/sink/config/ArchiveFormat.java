package org.customerapi.sink.config;

/** What records are archived as. */
public enum ArchiveFormat {
    /** Compressed lines, which the chain is made of. */
    NDJSON,
    /** A copy for queries beside them. */
    PARQUET
}
