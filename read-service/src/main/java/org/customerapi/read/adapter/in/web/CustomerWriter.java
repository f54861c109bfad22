package org.customerapi.read.adapter.in.web;

import java.io.IOException;

import org.customerapi.read.domain.CustomerJson;

/** Writes customers in one form, keeping none of them. */
interface CustomerWriter {

    void write(CustomerJson customer) throws IOException;

    /** Lets the reader see what was written so far. */
    void flush() throws IOException;

    /** Writes what has to stand at the end; the stream stays open. */
    void finish() throws IOException;
}
