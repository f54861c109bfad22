package org.customerapi.write.adapter.out.phone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibPhoneNumberFormatTest {

    private final LibPhoneNumberFormat phones = new LibPhoneNumberFormat();

    @ParameterizedTest
    @CsvSource({
        "030-0074321,            DE, +49300074321",
        "+46 8 123 456 78,       DE, +46812345678",
        "(171) 555-7788,         GB,",
        "+49 30 1234567-123,     DE, +49301234567123",
        "+49 30 1234567-12345,   DE,",
        "+49 30 123456789012345, DE,"
    })
    void tellsNumbersOfAtMostFifteenDigits(String phone, String country, String e164) {
        assertThat(phones.e164(phone, country).orElse(null)).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"030-0074321", "call me", "", "+49 30 123456 ext. 7"})
    void tellsNoneThatDependsOnACountryOrHasAnExtension(String phone) {
        assertThat(phones.e164(phone, null)).isEmpty();
    }
}
