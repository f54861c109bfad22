package org.customerapi.write.adapter.in.web.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.customerapi.write.application.port.in.ImportRow;
import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvRowsTest {

    /** One entry a cell, under the name "read". */
    private static final MetadataReader METADATA = (json, violations) -> Map.of("read", json);

    private static List<ImportRow> read(byte[] file, String mapping) {
        List<ImportRow> rows = new ArrayList<>();
        new CsvRows(new LineSource(new ByteArrayInputStream(file)), mapping, METADATA).forEachRemaining(rows::add);
        return rows;
    }

    private static List<ImportRow> read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8), "");
    }

    private static CustomerDraft draft(ImportRow row) {
        assertThat(row).isInstanceOf(ImportRow.Read.class);
        return ((ImportRow.Read) row).draft();
    }

    private static Address address(CustomerDraft draft) {
        return Objects.requireNonNull(draft.address());
    }

    private static String why(ImportRow row) {
        assertThat(row).isInstanceOf(ImportRow.Broken.class);
        return ((ImportRow.Broken) row).why().violations().getFirst().detail();
    }

    @Test
    void knowsColumnsByTheirUsualNames() {
        CustomerDraft draft = draft(read("""
                Index,Customer Id,First Name,Last Name,Company,City,Country,Phone 1,Phone 2,Email,Subscription Date
                1,dE01,Andrew,Goodman,"Terry, Proctor",Rowlandberg,Macao,846-790,(422)787,m@example.org,2021-07-26
                """).getFirst());

        assertThat(draft.externalId()).isEqualTo("dE01");
        assertThat(draft.firstName()).isEqualTo("Andrew");
        assertThat(draft.company()).isEqualTo("Terry, Proctor");
        assertThat(draft.phone()).isEqualTo("846-790");
        assertThat(address(draft).city()).isEqualTo("Rowlandberg");
        assertThat(address(draft).country()).isEqualTo("MO");
        assertThat(draft.metadata()).isEqualTo(Map.of("phone2", "(422)787", "subscriptionDate", "2021-07-26"));
    }

    @Test
    void passesOverBlankLinesBeforeTheHeader() {
        List<ImportRow> rows = read("\uFEFF\r\n \t\nemail;company\na@example.org;Terry, Proctor\n");

        assertThat(draft(rows.getFirst()).company()).isEqualTo("Terry, Proctor");
        assertThat(((ImportRow.Read) rows.getFirst()).line()).isEqualTo(4);
        assertThat(read("\uFEFF\nemail\na@example.org\n")).hasSize(1);
    }

    /** A value may have 256 KiB, and nothing has looked at its length yet. */
    @Test
    @Timeout(10)
    void readsALongRunOfBlanksInNoTimeAtAll() {
        String tags = "x" + " ".repeat(250_000) + "y";

        assertThat(draft(read("firstName,tags\nMaria,a ; b|" + tags + "\n").getFirst())
                        .tags())
                .hasSize(3);
    }

    @Test
    void splitsAFullNameAndTakesNullAsAbsent() {
        CustomerDraft draft = draft(read("""
                customerID;companyName;contactName;region;country
                BERGS;Berglunds snabbköp;Christina Maria Berglund;NULL;Sweden
                """).getFirst());

        assertThat(draft.firstName()).isEqualTo("Christina");
        assertThat(draft.lastName()).isEqualTo("Maria Berglund");
        assertThat(address(draft).region()).isNull();
        assertThat(address(draft).country()).isEqualTo("SE");
    }

    @Test
    void letsAMappingHaveTheLastWord() {
        byte[] file = "Phone 1,Phone 2,Company,Since\n1,2,Acme,2020\n".getBytes(StandardCharsets.UTF_8);

        CustomerDraft draft =
                draft(read(file, "Phone 2:phone,Since:metadata.customerSince").getFirst());

        assertThat(draft.phone()).isEqualTo("2");
        assertThat(draft.metadata()).isEqualTo(Map.of("phone1", "1", "customerSince", "2020"));
        assertThat(draft(read(file, "Since:-").getFirst()).metadata()).isEqualTo(Map.of("phone2", "2"));
    }

    @Test
    void passesOverWhatOnlyAnswersHaveUnlessAMappingNamesIt() {
        byte[] file = """
                id,phoneE164,company,metadata,status,version,createdAt,updatedAt,deletedAt,Created At,Since
                1,'+49301,Acme,{},active,7,2026,2027,2028,9,2020
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(draft(read(file, "").getFirst()).metadata())
                .isEqualTo(Map.of("read", "{}", "createdAt", "9", "since", "2020"));
        assertThat(draft(read(file, "version:metadata.release,metadata:metadata.raw,Since:-,Created At:-")
                                .getFirst())
                        .metadata())
                .isEqualTo(Map.of("release", "7", "raw", "{}"));
    }

    @Test
    void takesARowOfADeletedCustomerOnlyWhereAMappingSaysWhatStatusMeans() {
        byte[] file = "company,status,phoneE164\nAcme,deleted,\n".getBytes(StandardCharsets.UTF_8);

        assertThat(why(read(file, "").getFirst())).contains("is deleted");
        assertThat(draft(read(file, "status:-").getFirst()).metadata()).isEmpty();
        assertThat(draft(read(file, "status:metadata.status").getFirst()).metadata())
                .isEqualTo(Map.of("status", "deleted"));
    }

    @Test
    void repeatsACountryThatItDoesNotKnowAsFarAsThatHelps() {
        List<ImportRow> rows = read("company,country\nAcme,Kosovo\nAcme," + "x".repeat(1_000) + "\nAcme,\u00a0\n");

        assertThat(why(rows.get(0)))
                .isEqualTo("\"Kosovo\" is no ISO 3166-1 alpha-2 code, and no country's English name");
        assertThat(why(rows.get(1))).startsWith("\"xxx").contains("x…\"").hasSizeLessThan(150);
        assertThat(address(draft(rows.get(2))).country()).isNull();
    }

    @Test
    void refusesAHeaderThatNamesAColumnTwiceUnlessBothAreLeftOut() {
        byte[] file = "Company,First Name, first name,,\nAcme,Anna,Maria,,\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(file, ""))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("the header names the column \"First Name\" twice; rename one of them");
        assertThat(draft(read(file, "First Name:-").getFirst()).firstName()).isEmpty();
    }

    @Test
    void rejectsARowThatHasTheSameMetadataInTwoPlaces() {
        assertThat(why(read("company,Read,metadata,phoneE164\nAcme,1,2,\n").getFirst()))
                .contains("\"read\"", "column of its own");
    }

    @Test
    void losesNothingOfAFileThatIsNoExport() {
        CustomerDraft draft = draft(read("id,company,metadata,status,createdAt,note\n1,Acme,plain,deleted,2026,'=1\n")
                .getFirst());

        assertThat(draft.metadata())
                .isEqualTo(Map.of(
                        "id", "1", "metadata", "plain", "status", "deleted", "createdAt", "2026", "note", "'=1"));
    }

    @Test
    void splitsTagsOfAnExportAtSemicolonsAlone() {
        assertThat(draft(read("company,tags,phoneE164\nAcme,a|b;c,\n").getFirst())
                        .tags())
                .containsExactly("a|b", "c");
        assertThat(draft(read("company,tags\nAcme,a|b;c\n").getFirst()).tags()).containsExactly("a", "b", "c");
    }

    @Test
    void leavesTheByteOrderMarkOfASpreadsheetOut() {
        byte[] file = "\uFEFF\"Firma, ganz\",Ort\nAcme,Bonn\n".getBytes(StandardCharsets.UTF_8);
        byte[] plain = "\uFEFFFirma,Ort\nAcme,Bonn\n".getBytes(StandardCharsets.UTF_8);

        assertThat(draft(read(file, "Ort:address.city").getFirst()).metadata()).isEqualTo(Map.of("firmaGanz", "Acme"));
        assertThat(draft(read(plain, "Firma:company").getFirst()).company()).isEqualTo("Acme");
    }

    @Test
    void readsARowWithoutWaitingForTheNext() {
        LineSource lines = new LineSource(new OneByOne("Company\nAcme\nLast\n"));
        CsvRows rows = new CsvRows(lines, "", METADATA);

        assertThat(rows.isAtHand()).isFalse();
        assertThat(rows.hasNext()).isTrue();
        assertThat(draft(rows.next()).company()).isEqualTo("Acme");
        assertThat(rows.isAtHand()).isFalse();
        assertThat(draft(rows.next()).company()).isEqualTo("Last");
        assertThat(rows.hasNext()).isFalse();
    }

    /** Hands out a line a read, and never knows whether there are more. */
    private static final class OneByOne extends ByteArrayInputStream {

        OneByOne(String lines) {
            super(lines.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            int end = pos;
            while (end < count && buf[end] != '\n') {
                end++;
            }
            return super.read(into, offset, Math.min(length, end + 1 - pos));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }

    @Test
    void refusesAMappingThatDoesNotFit() {
        byte[] file = "Company\nAcme\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(file, "Firm:company")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read(file, "Company:nickname")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read(new byte[0], "")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void readsRecordsOfSeveralLines() {
        List<ImportRow> rows = read("Company,City\n\"Two\nlines\",Berlin\n\nAcme,Bonn\n");

        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(rows.get(0).lastLine()).isEqualTo(3);
        assertThat(draft(rows.get(0)).company()).isEqualTo("Two\nlines");
        assertThat(rows.get(1).line()).isEqualTo(5);
    }

    @Test
    void losesOnlyTheLineWithAQuoteThatIsNeverClosed() {
        List<ImportRow> rows = read("Company,City\n\"Open,Berlin\nAcme,Bonn\n\"Terry, Proctor\",Köln\n");

        assertThat(why(rows.get(0))).contains("never closed");
        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(draft(rows.get(1)).company()).isEqualTo("Acme");
        assertThat(draft(rows.get(2)).company()).isEqualTo("Terry, Proctor");
    }

    @Test
    void losesNoLineBehindOneThatOpensAQuoteBeforeLongOnes() {
        String half = "x".repeat(LineSource.MAX_BYTES / 2);
        List<ImportRow> rows = read("Company\n\"Open\n" + half + "1\n" + half + "2\n" + half + "3\nLast\n");

        assertThat(why(rows.getFirst())).contains("never closed");
        assertThat(rows).extracting(ImportRow::line).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void takesAQuoteWithinAnUnquotedFieldAsALetter() {
        List<ImportRow> rows =
                read("Company,City\nTube 5\",Berlin\nAcme,Bonn\nTube 6\",Köln\n\"He said \"\"hi\"\"\",Ulm\n");

        assertThat(rows).extracting(ImportRow::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(draft(rows.get(0)).company()).isEqualTo("Tube 5\"");
        assertThat(draft(rows.get(3)).company()).isEqualTo("He said \"hi\"");
    }

    @Test
    void doesNotLoseWhatStandsBehindALoneCarriageReturn() {
        List<ImportRow> rows = read("Company,City\nAcme,Bonn\rFirm,Ulm\nLast,Köln\n");

        assertThat(why(rows.get(0))).contains("line break");
        assertThat(draft(rows.get(1)).company()).isEqualTo("Last");
    }

    @Test
    void namesTheLineOfEveryBrokenRow() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("\uFEFFCompany,City\r\nGood,Berlin\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(new byte[] {'B', (byte) 0xC3, 'd', ',', 'x', '\n'});
        file.writeBytes("one,two,three\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(("x".repeat(LineSource.MAX_BYTES + 1) + ",y\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes("Last,Bonn".getBytes(StandardCharsets.UTF_8));

        List<ImportRow> rows = read(file.toByteArray(), "");

        assertThat(rows).extracting(ImportRow::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(draft(rows.get(0)).company()).isEqualTo("Good");
        assertThat(why(rows.get(1))).contains("UTF-8");
        assertThat(why(rows.get(2))).contains("3 columns where the header has 2");
        assertThat(why(rows.get(3))).contains("longer than");
        assertThat(address(draft(rows.get(4))).city()).isEqualTo("Bonn");
    }
}
