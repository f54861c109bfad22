package org.customerapi.read.adapter.in.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerJson;

import static org.assertj.core.api.Assertions.assertThat;

class XlsxCustomerWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'', 16379", "a, 16378"})
    void endsATextWhereACellIsFullAndNeverWithinALetter(String first, int letters) throws Exception {
        String text = longestTextIn(sheetOf("""
                {"id": "00000000-0000-0000-0000-000000000001", "firstName": "Maria", "tags": [], "status": "ACTIVE",
                 "metadata": {"note": "%s"}, "version": 1,
                 "createdAt": "2026-03-01T12:00:00Z", "updatedAt": "2026-03-01T12:00:00Z"}
                """.formatted(first + "😀".repeat(20_000))));

        assertThat(text).isEqualTo("{\"note\":\"" + first + "😀".repeat(letters));
    }

    private String sheetOf(String customer) throws IOException {
        JsonMapper json = JsonMapper.shared();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxCustomerWriter writer = new XlsxCustomerWriter(out, json);
        writer.write(new CustomerJson(customer));
        writer.finish();
        Path file = Files.write(folder.resolve("customers.xlsx"), out.toByteArray());
        try (ZipFile workbook = new ZipFile(file.toFile());
                InputStream sheet = workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String longestTextIn(String sheet) throws Exception {
        NodeList texts = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(sheet)))
                .getElementsByTagName("t");
        return IntStream.range(0, texts.getLength())
                .mapToObj(place -> texts.item(place).getTextContent())
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }
}
