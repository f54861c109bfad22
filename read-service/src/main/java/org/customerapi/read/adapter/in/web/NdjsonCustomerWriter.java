package org.customerapi.read.adapter.in.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One JSON document a line, as the API shows customers. */
final class NdjsonCustomerWriter implements CustomerWriter {

    private static final int BUFFER = 65_536;

    private final OutputStream out;

    NdjsonCustomerWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    @Override
    public void write(CustomerJson customer) throws IOException {
        out.write(customer.text().getBytes(UTF_8));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
