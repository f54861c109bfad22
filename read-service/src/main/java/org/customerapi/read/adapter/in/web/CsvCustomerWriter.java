package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;

import de.siegmar.fastcsv.writer.CsvWriter;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** CSV (RFC 4180) in UTF-8, with a header row, and no cell that a spreadsheet would run. */
final class CsvCustomerWriter implements CustomerWriter {

    private final CsvWriter csv;
    private final JsonMapper json;

    CsvCustomerWriter(OutputStream out, JsonMapper json) {
        this.csv = CsvWriter.builder().build(out, UTF_8);
        this.json = json;
        csv.writeRecord(CustomerColumns.NAMES);
    }

    @Override
    public void write(CustomerJson customer) {
        csv.writeRecord(CustomerColumns.of(customer, json).stream()
                .map(CsvText::defused)
                .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
