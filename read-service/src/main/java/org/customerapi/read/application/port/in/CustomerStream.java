package org.customerapi.read.application.port.in;

import java.util.List;

import org.customerapi.contracts.CustomerDocument;

/** Customers in parts of bounded size, read as they are asked for. */
public interface CustomerStream extends AutoCloseable {

    /** The next part; empty at the end. */
    List<CustomerDocument> next();

    /** Frees what the stream holds; can be repeated. */
    @Override
    void close();
}
