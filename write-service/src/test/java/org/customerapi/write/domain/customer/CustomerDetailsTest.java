package org.customerapi.write.domain.customer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.customerapi.write.domain.customer.Fixtures.NO_PHONES;
import static org.customerapi.write.domain.customer.Fixtures.draft;

class CustomerDetailsTest {

    @Test
    void keepsTheEndOfADirectionThatWasBegunWithin() {
        assertThat(VisibleText.strip("\u200EAcme \u2067\u05D0\u2069\u200E")).isEqualTo("Acme \u2067\u05D0\u2069");
    }

    @Test
    void bringsTextIntoNormalForm() {
        CustomerDetails details = CustomerDetails.from(draft("  O\u0308berg ", null), NO_PHONES);

        assertThat(details.firstName()).isEqualTo("\u00d6berg");
    }

    @Test
    void takesLineBreaksOfASpreadsheetAsBlanksAndKeepsThoseOfNotes() {
        CustomerDraft draft = new CustomerDraft(
                null,
                "Anna\tMaria\n",
                null,
                null,
                null,
                null,
                new Address("Street 1 \r\n Building B", null, null, null, null, null),
                List.of(),
                Map.of("note", "calls\n\tback\n"));

        CustomerDetails details = CustomerDetails.from(draft, NO_PHONES);

        assertThat(details.firstName()).isEqualTo("Anna Maria");
        assertThat(details.address()).extracting(Address::line1).isEqualTo("Street 1 Building B");
        assertThat(details.metadata()).isEqualTo(Map.of("note", "calls\n\tback"));
    }

    /** To sort so many marks takes minutes. */
    @Test
    @Timeout(10)
    void refusesMoreMarksInARowThanAnyLanguageNeedsBeforeTheyAreSorted() {
        assertThat(violationsOf(draft("a" + "\u0301\u0316".repeat(250_000), null)))
                .containsExactly(new Violation("/firstName", "must not hold more than 30 combining marks in a row"));
        assertThat(CustomerDetails.from(draft("a" + "\u0301\u0316".repeat(15), null), NO_PHONES)
                        .firstName())
                .hasSize(30);
    }

    /** To clean so many takes a while. */
    @Test
    void looksAtTheNumberOfTagsAndOfMetadataBeforeAnyOfThem() {
        List<String> tags = new ArrayList<>(Collections.nCopies(100, " "));
        tags.addAll(Collections.nCopies(100, "same"));
        Map<String, String> metadata =
                IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "key" + i, _ -> "x".repeat(501)));

        assertThat(violationsOf(new CustomerDraft(null, "a", null, null, null, null, null, tags, metadata)))
                .containsExactly(new Violation("/metadata", "must have at most 50 entries"));
    }

    @Test
    void requiresAName() {
        assertThat(violationsOf(draft(" ", "maria@example.org")))
                .containsExactly(new Violation("", "a firstName, lastName or company is required"));
    }

    @Test
    void countsCodePointsRatherThanCharacters() {
        assertThat(violationsOf(draft("\uD83D\uDE00".repeat(101), null)))
                .extracting(Violation::pointer)
                .containsExactly("/firstName");
        assertThat(CustomerDetails.from(draft("\uD83D\uDE00".repeat(100), null), NO_PHONES)
                        .firstName())
                .hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria@example.org",
                "maria.anders+news@mail.example.co.uk",
                "mária@exämple.org",
                "o'brien@example.org",
                "x@a-b.org"
            })
    void acceptsAddressesAsPeopleUseThem(String email) {
        assertThat(CustomerDetails.from(draft("Maria", email), NO_PHONES).email())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria",
                "@example.org",
                "maria@",
                "maria@localhost",
                "a..b@example.org",
                ".a@example.org",
                "a b@example.org",
                "maria@-a.org",
                "maria@a..org",
                "<maria@example.org>"
            })
    void refusesOthers(String email) {
        assertThat(violationsOf(draft("Maria", email)))
                .extracting(Violation::pointer)
                .containsExactly("/email");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        CustomerDraft draft = new CustomerDraft(
                "x".repeat(101),
                "a\u0000",
                null,
                null,
                "nobody",
                null,
                new Address(null, null, null, null, "1".repeat(21), "XX"),
                IntStream.range(0, 51).mapToObj(i -> "tag" + i).toList(),
                Map.of("a/b", "x".repeat(501)));

        assertThat(violationsOf(draft))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/externalId",
                        "/firstName",
                        "/email",
                        "/address/postalCode",
                        "/address/country",
                        "/tags",
                        "/metadata/a~1b");
    }

    /** In turn: no-break space, zero width space, word joiner, byte order mark, override, a mark without a letter, filler. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0", "\u200b", "\u2060", "\ufeff", "\u202e", "\u0301", "\u3164", " \u00a0\u200d \u0301"})
    void takesANameThatShowsNothingForNone(String invisible) {
        CustomerDraft draft = new CustomerDraft(
                null, invisible, invisible, invisible, null, null, null, List.of(invisible), Map.of());

        assertThat(violationsOf(draft))
                .containsExactly(new Violation("", "a firstName, lastName or company is required"));
    }

    @Test
    void trimsWhateverDoesNotShow() {
        CustomerDraft draft = draft("\u00a0\u200b Anna\u00a0Maria\u2003\ufeff\u202c", null);

        assertThat(CustomerDetails.from(draft, NO_PHONES).firstName()).isEqualTo("Anna\u00a0Maria");
    }

    /** In turn: a family, which joiners make, the flag of Scotland, which tags end, a Sinhala and a Persian joiner, a heart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "\u0DC1\u0DCA\u200D",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u2764\uFE0F"
            })
    void keepsMarksThatBelongToWhatShows(String name) {
        assertThat(CustomerDetails.from(draft(name, null), NO_PHONES).firstName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b"})
    void refusesMetadataWithoutAName(String key) {
        CustomerDraft draft =
                new CustomerDraft(null, "a", null, null, null, null, null, List.of(), Map.of(key, "x", "b", "y"));

        assertThat(violationsOf(draft)).containsExactly(new Violation("/metadata/" + key, "must have a name"));
    }

    @Test
    void requiresANameBesideWhateverElseIsWrong() {
        assertThat(violationsOf(draft(" ", "nobody")))
                .extracting(Violation::pointer)
                .containsExactly("/email", "");
    }

    @Test
    void namesTheFieldsThatDiffer() {
        CustomerDetails before = Fixtures.named("Maria");
        CustomerDetails after = Fixtures.withEmail("maria@example.org");

        assertThat(after.differencesFrom(before)).containsExactly("email");
        assertThat(after.known()).containsExactly("firstName", "email");
        assertThat(before.differencesFrom(before)).isEmpty();
    }

    private static List<Violation> violationsOf(CustomerDraft draft) {
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, () -> CustomerDetails.from(draft, NO_PHONES));
        assertThat(invalid).isNotNull();
        return invalid.violations();
    }
}
