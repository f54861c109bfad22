package org.customerapi.write.adapter.in.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as limits count it. */
final class ClientAddress {

    private static final int PREFIX_BYTES = 8;

    private ClientAddress() {}

    /**
     * The address itself for IPv4; the network (/64) for IPv6, of which one client has all addresses.
     *
     * @param remote as the container tells it: the client's when a trusted proxy forwards
     */
    static String of(String remote) {
        try {
            InetAddress address = InetAddress.ofLiteral(remote);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return remote;
        }
    }
}
