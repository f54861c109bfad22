package org.customerapi.gateway.browser;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of a request. */
record Parameters(URI uri) {

    List<String> all(String name) {
        String query = uri.getRawQuery();
        return Stream.of((query == null ? "" : query).split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .toList();
    }

    String one(String name, String otherwise) {
        return all(name).stream().findFirst().orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(one(name, String.valueOf(otherwise)));
    }
}
