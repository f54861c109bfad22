package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CustomerJson;

/** A workbook of text cells; a further sheet is begun before one is full, and a text ends where a cell is. */
final class XlsxCustomerWriter implements CustomerWriter {

    /** A sheet takes 1,048,576 rows. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    /** UTF-16 units that a cell takes; spreadsheets call a file with more of them damaged. */
    private static final int LENGTH_OF_A_CELL = 32_767;

    private final Workbook workbook;
    private final JsonMapper json;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    XlsxCustomerWriter(OutputStream out, JsonMapper json) throws IOException {
        this.workbook = new Workbook(new UnclosedOutputStream(out), "customer-api", "1.0");
        this.json = json;
        this.sheet = workbook.newWorksheet("Customers");
        writeRow(CustomerColumns.NAMES);
    }

    @Override
    public void write(CustomerJson customer) throws IOException {
        if (row == ROWS_OF_A_SHEET) {
            sheet.finish();
            sheets++;
            sheet = workbook.newWorksheet("Customers " + sheets);
            row = 0;
            writeRow(CustomerColumns.NAMES);
        }
        writeRow(CustomerColumns.of(customer, json));
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    /** Strings stand in the cells themselves: a table of shared ones would be kept in memory to the end. */
    private void writeRow(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, fitting(cells.get(column)));
        }
        row++;
    }

    private static String fitting(String text) {
        if (text.length() <= LENGTH_OF_A_CELL) {
            return text;
        }
        boolean splitsLetter = Character.isHighSurrogate(text.charAt(LENGTH_OF_A_CELL - 1));
        return text.substring(0, splitsLetter ? LENGTH_OF_A_CELL - 1 : LENGTH_OF_A_CELL);
    }
}
