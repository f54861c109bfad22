package org.customerapi.read.domain;

import org.junit.jupiter.api.Test;

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
}
