package org.customerapi.read.adapter.in.web;

import java.util.Arrays;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The same request for the next page: a path and a query, so that it holds behind any gateway. */
final class NextLink {

    /** Parameters that say which page is meant. */
    private static final Set<String> POSITION = Set.of("cursor", "page", "snapshot", "after", "before");

    private NextLink() {}

    /** This request's path and parameters, with this one in the place of the one that said which page. */
    static String of(HttpServletRequest request, String parameter, String value) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!POSITION.contains(name)) {
                Arrays.stream(values).forEach(one -> uri.queryParam(encoded(name), encoded(one)));
            }
        });
        return uri.queryParam(parameter, encoded(value)).build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, UTF_8);
    }
}
