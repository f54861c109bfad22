package org.customerapi.write.adapter.in.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8:1:2:ffff::9, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "fe80::1%1, fe80000000000000",
        "unix, unix"
    })
    void countsAnIpv4AddressAndAnIpv6NetworkAsOneClient(String remote, String counted) {
        assertThat(ClientAddress.of(remote)).isEqualTo(counted);
    }
}
