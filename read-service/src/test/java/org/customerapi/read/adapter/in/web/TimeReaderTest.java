package org.customerapi.read.adapter.in.web;

import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.read.domain.InvalidQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00", "99999-12-31"})
    void refusesTimesOutsideFourDigitYearsInUtc(String time) {
        QueryParameters parameters = new QueryParameters(Map.of("createdTo", new String[] {time}));

        TimeReader.range(parameters, "createdFrom", "createdTo", ZoneOffset.UTC);

        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(parameters::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-01-31", "9999-12-31"})
    void takesTheOthers(String time) {
        QueryParameters parameters = new QueryParameters(Map.of("createdTo", new String[] {time}));

        assertThat(TimeReader.range(parameters, "createdFrom", "createdTo", ZoneOffset.UTC)
                        .to())
                .isNotNull();
        parameters.check();
    }
}
