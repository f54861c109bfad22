package org.customerapi.write.adapter.in.web.importing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DefusedTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'=1+1,=1+1",
                "'+46 70 1234567,+46 70 1234567",
                "'-1,-1",
                "''=1,'=1",
                "'@a,@a",
                "'\uFF1D1,\uFF1D1",
                "'\uFF0B1,\uFF0B1",
                "'\uFF0D1,\uFF0D1",
                "'\uFF20a,\uFF20a",
                "'\ta,\ta",
                "a;'=1+1,a;=1+1",
                "a;b;'@c,a;b;@c",
                "\"a\n'=1\",\"a\n=1\"",
                "\"'\n'=1\",\"\n=1\"",
                "\"'\n'\r'-\",\"\n\r-\""
            })
    void takesAwayWhatAnExportPutsBeforeAFormula(String defused, String text) {
        assertThat(DefusedText.restored(defused)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'s-Hertogenbosch", "O'Brien", "''", "'", "'80s", "a'=1", "a;'b", "''a", "a,'=1"})
    void leavesOtherApostrophes(String text) {
        assertThat(DefusedText.restored(text)).isEqualTo(text);
    }
}
