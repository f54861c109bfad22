package org.customerapi.write.adapter.in.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.contracts.ProblemType;
import org.customerapi.write.application.port.in.ImportResult;
import org.customerapi.write.application.port.in.ImportResults;
import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.application.port.in.ImportSummary;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue.Field;

/** Writes results as lines of JSON, and lets them go at least every {@value #FLUSH_AFTER} lines. */
final class ImportResultWriter implements ImportResults, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportResultWriter.class);
    private static final int FLUSH_AFTER = 100;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final OutputStream out;
    private final JsonMapper json;
    private final boolean upsert;
    private int unsent;
    private boolean begun;

    /** @param upsert whether rows replace customers; if not, it says so where a row could have */
    ImportResultWriter(OutputStream out, JsonMapper json, boolean upsert) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.json = json;
        this.upsert = upsert;
    }

    @Override
    public void tell(ImportResult result) {
        ObjectNode line = json.createObjectNode();
        ImportRow.Lines lines = result.lines();
        line.put("line", lines.first());
        if (lines.last() > lines.first()) {
            line.put("lastLine", lines.last());
        }
        switch (result) {
            case ImportResult.Taken taken -> describe(line, taken);
            case ImportResult.Valid valid -> line.put("status", "valid");
            case ImportResult.Rejected rejected -> describe(line, rejected);
            case ImportResult.Unknown unknown ->
                line.put("status", "unknown").put("id", unknown.id().toString());
        }
        write(line);
        if (unsent >= FLUSH_AFTER) {
            flush();
        }
    }

    private static void describe(ObjectNode line, ImportResult.Taken taken) {
        Customer customer = taken.customer();
        line.put("status", taken.effect().name().toLowerCase(Locale.ROOT));
        line.put("id", customer.id().toString());
        line.put("version", customer.version());
        line.put(
                "consistencyToken",
                ConsistencyToken.of(customer.id(), customer.version()).encode());
    }

    private void describe(ObjectNode line, ImportResult.Rejected rejected) {
        Problem problem = problem(rejected.why());
        if (problem.status() == ProblemType.INTERNAL_ERROR.status()) {
            LOG.error("Line {} of an import failed", rejected.lines().first(), rejected.why());
        }
        line.put("status", "rejected");
        line.set("problem", json.valueToTree(problem));
    }

    private Problem problem(RuntimeException why) {
        Problem problem = FailureProblems.of(why);
        boolean replaceable = why instanceof AlreadyTaken taken && taken.value().field() == Field.EXTERNAL_ID;
        return replaceable && !upsert
                ? problem.saying("; with upsert=externalId the row replaces that customer")
                : problem;
    }

    /** The last line. */
    void tell(ImportSummary summary) {
        ObjectNode line = json.createObjectNode();
        line.set("summary", json.valueToTree(summary));
        write(line);
    }

    private void write(ObjectNode line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
            unsent++;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void flush() {
        if (unsent == 0 && begun) {
            return;
        }
        try {
            begun = true;
            out.flush();
            unsent = 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        if (unsent > 0) {
            flush();
        }
    }
}
