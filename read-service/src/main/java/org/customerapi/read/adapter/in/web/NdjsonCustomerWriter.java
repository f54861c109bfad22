package org.customerapi.read.adapter.in.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerDocument;

/** One JSON document a line, as the API shows customers. */
final class NdjsonCustomerWriter implements CustomerWriter {

    private static final int BUFFER = 65_536;

    private final OutputStream out;
    private final JsonMapper json;

    NdjsonCustomerWriter(OutputStream out, JsonMapper json) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.json = json;
    }

    @Override
    public void write(CustomerDocument customer) throws IOException {
        out.write(json.writeValueAsBytes(customer));
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
