package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/** The forms that an export can have. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Also the ending of a file's name. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    CustomerWriter writer(OutputStream out, JsonMapper json) throws IOException {
        return switch (this) {
            case CSV -> new CsvCustomerWriter(out, json);
            case NDJSON -> new NdjsonCustomerWriter(out);
            case XLSX -> new XlsxCustomerWriter(out, json);
        };
    }
}
