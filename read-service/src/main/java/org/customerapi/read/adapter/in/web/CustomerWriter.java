package org.customerapi.read.adapter.in.web;

import java.io.IOException;

import org.customerapi.contracts.CustomerDocument;

/** Writes customers in one form, keeping none of them. */
interface CustomerWriter {

    void write(CustomerDocument customer) throws IOException;

    /** Lets the reader see what was written so far. */
    void flush() throws IOException;

    /** Writes what has to stand at the end; the stream stays open. */
    void finish() throws IOException;
}
