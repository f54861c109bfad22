package org.customerapi.write.domain.customer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountryNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Germany, DE",
        "UK, GB",
        "USA, US",
        "United States of America, US",
        "Lao People's Democratic Republic, LA",
        "Korea, KR",
        "Democratic People's Republic of Korea, KP",
        "Cote d'Ivoire, CI",
        "Czech Republic, CZ",
        "Turkey, TR",
        "Russian Federation, RU",
        "Palestinian Territory, PS",
        "Holy See (Vatican City State), VA",
        "Bouvet Island (Bouvetoya), BV",
        "British Indian Ocean Territory (Chagos Archipelago), IO",
        "Svalbard & Jan Mayen Islands, SJ",
        "Saint Barthelemy, BL",
        "Saint Kitts and Nevis, KN",
        "St. Vincent and the Grenadines, VC",
        "Antarctica (the territory South of 60 deg S), AQ",
        "Hong Kong, HK",
        "São Tomé and Príncipe, ST",
        "Reunion, RE",
        "sweden, SE",
        "SWE, SE",
        "se, SE"
    })
    void knowsTheSpellingsThatFilesComeWith(String name, String code) {
        assertThat(CountryNames.codeOf(name)).contains(code);
    }

    @Test
    void knowsNoOthers() {
        assertThat(CountryNames.codeOf("Atlantis")).isEmpty();
        assertThat(CountryNames.codeOf("")).isEmpty();
    }

    @Test
    @Timeout(10)
    void wastesNoTimeOnWhatIsNoName() {
        assertThat(CountryNames.codeOf("(".repeat(260_000))).isEmpty();
    }
}
