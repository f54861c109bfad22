package org.customerapi.tokens;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

/** Reads addresses of settings. */
final class HttpAddress {

    private HttpAddress() {}

    /** @throws UnusableTokenSetting when it is no absolute address of HTTP or HTTPS */
    static URL of(String setting, String address) {
        URL url = url(setting, address);
        if (!url.getProtocol().matches("https?") || url.getHost().isEmpty()) {
            throw refused(setting, address);
        }
        return url;
    }

    private static URL url(String setting, String address) {
        try {
            return URI.create(address.strip()).toURL();
        } catch (IllegalArgumentException | MalformedURLException none) {
            throw refused(setting, address);
        }
    }

    private static UnusableTokenSetting refused(String setting, String address) {
        return new UnusableTokenSetting(setting + " is no address of HTTP: " + address);
    }
}
