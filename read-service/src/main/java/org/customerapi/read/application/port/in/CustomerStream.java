package org.customerapi.read.application.port.in;

import java.util.List;

import org.customerapi.read.domain.CustomerJson;

/** Customers in parts of bounded size, read as they are asked for. */
public interface CustomerStream extends AutoCloseable {

    /** The next part; empty at the end. */
    List<CustomerJson> next();

    /** Frees what the stream holds; can be repeated. */
    @Override
    void close();
}
