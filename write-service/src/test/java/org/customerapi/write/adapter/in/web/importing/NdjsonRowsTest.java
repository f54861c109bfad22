package org.customerapi.write.adapter.in.web.importing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.domain.customer.CustomerDraft;

import static org.assertj.core.api.Assertions.assertThat;

class NdjsonRowsTest {

    private final List<String> read = new ArrayList<>();

    @Test
    void readsALineARowWithoutAByteOrderMarkOrBlankLines() {
        List<ImportRow> rows = rows("\uFEFF{\"a\":1}\r\n\n  \n{\"b\":2}");

        assertThat(read).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(rows).extracting(ImportRow::line).containsExactly(1L, 4L);
    }

    @Test
    void namesTheLineThatIsNotText() {
        byte[] file = {'{', (byte) 0xC3, '}', '\n'};

        assertThat(rows(file)).singleElement().isInstanceOf(ImportRow.Broken.class);
    }

    private List<ImportRow> rows(String file) {
        return rows(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<ImportRow> rows(byte[] file) {
        List<ImportRow> rows = new ArrayList<>();
        new NdjsonRows(new LineSource(new ByteArrayInputStream(file)), this::draft).forEachRemaining(rows::add);
        return rows;
    }

    private CustomerDraft draft(String line) {
        read.add(line);
        return new CustomerDraft(null, null, null, null, null, null, null, List.of(), Map.of());
    }
}
