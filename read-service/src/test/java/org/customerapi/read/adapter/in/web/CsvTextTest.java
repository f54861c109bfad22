package org.customerapi.read.adapter.in.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "+46701234567, '+46701234567",
                "-1, '-1",
                "@a, '@a",
                "'=1, ''=1",
                "'a, 'a",
                "\uFF1D1+1, '\uFF1D1+1",
                "\uFF0B1, '\uFF0B1",
                "\uFF0D1, '\uFF0D1",
                "\uFF20a, '\uFF20a",
                "a;=1+1, a;'=1+1",
                "a;b;@c, a;b;'@c",
                "a=1;b-2, a=1;b-2",
                "\"\", \"\""
            })
    void putsAnApostropheWhereverACellMayBegin(String text, String defused) {
        assertThat(CsvText.defused(text)).isEqualTo(defused);
    }

    @Test
    void countsLineBreaksAsBeginningsAndAsDangerousStarts() {
        assertThat(CsvText.defused("a\n=1")).isEqualTo("a\n'=1");
        assertThat(CsvText.defused("\n=1")).isEqualTo("'\n'=1");
        assertThat(CsvText.defused("\ta")).isEqualTo("'\ta");
        assertThat(CsvText.defused(null)).isEmpty();
    }
}
