package org.customerapi.read.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;

class SearchTermsTest {

    @Test
    void holdEveryFieldThatFreeTextSearches() {
        SearchTerms terms = SearchTerms.of(aCustomer()
                .known("ALFKI-7")
                .named("Maria", "Anders")
                .of("Futterkiste")
                .email("maria.anders@example.org")
                .phone("030-0074321", "+49300074321")
                .livingIn("Berlin", "DE")
                .build());

        assertThat(terms.name()).isEqualTo("Maria Anders");
        assertThat(terms.words())
                .contains(
                        "Maria Anders",
                        "Futterkiste",
                        "maria.anders@example.org",
                        "maria anders example org",
                        "030-0074321",
                        "0300074321",
                        "49300074321",
                        "Berlin",
                        "ALFKI-7",
                        "ALFKI 7");
        assertThat(terms.exact()).contains("ALFKI-7", "maria.anders@example.org", "+49300074321");
    }

    @Test
    void leaveOutWhatIsUnknown() {
        SearchTerms terms = SearchTerms.of(aCustomer().of("Alone").build());

        assertThat(terms.name()).isNull();
        assertThat(terms.words()).containsExactly("Alone");
    }

    @Test
    void nameNothingTwice() {
        SearchTerms terms = SearchTerms.of(aCustomer()
                .known("ALFKI")
                .named("Maria", "Maria")
                .email("maria.maria@maria.org")
                .build());

        assertThat(terms.name()).isEqualTo("Maria");
        assertThat(terms.words()).containsExactly("Maria", "maria.maria@maria.org", "maria org", "ALFKI");
    }

    @ParameterizedTest
    @CsvSource({
        "ÖL-Ⅷ½, ÖL Ⅷ½",
        "客户/7, 客户 7",
        "𝒜𝟙__x, 𝒜𝟙 x",
        "e\u0301e, e",
        "-a--b-, a b",
        "a\uD800b, a b",
        "٣.a, ٣ a"
    })
    void takeTheLettersAndNumbersOfAnyScriptForWords(String externalId, String words) {
        assertThat(SearchTerms.of(aCustomer().known(externalId).build()).words())
                .containsExactly(externalId, words);
    }

    @Test
    void findNoWordsInSigns() {
        assertThat(SearchTerms.of(aCustomer().known("--").phone("+", "+").build())
                        .words())
                .containsExactly("+", "--");
    }

    @ParameterizedTest
    @CsvSource({"(030) 12-34, 0301234", "٠٣٠ 12, 12"})
    void takeTheDigitsOfAPhone(String phone, String digits) {
        assertThat(SearchTerms.of(aCustomer().phone(phone, phone).build()).words())
                .containsExactly(phone, digits);
    }
}
