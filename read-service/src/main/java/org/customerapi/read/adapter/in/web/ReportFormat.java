package org.customerapi.read.adapter.in.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;

/** How a report can be had; of what a client takes equally, the first. */
enum ReportFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV(CsvText.MEDIA_TYPE);

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /**
     * What {@code format} names, whatever {@code Accept} says; else what {@code Accept} prefers.
     *
     * @throws HttpMediaTypeNotAcceptableException if it takes none, or cannot be read
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, Accept</a>
     */
    static ReportFormat read(QueryParameters parameters, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        Optional<ReportFormat> named = parameters.value("format", ReportFormat::named, "It has to be json or csv.");
        return named.isPresent() ? named.get() : preferred(request);
    }

    private static ReportFormat preferred(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        return new HeaderContentNegotiationStrategy()
                .resolveMediaTypes(new ServletWebRequest(request)).stream()
                        .filter(taken -> taken.getQualityValue() > 0)
                        .flatMap(taken -> Arrays.stream(values()).filter(format -> taken.includes(format.mediaType())))
                        .findFirst()
                        .orElseThrow(() ->
                                new HttpMediaTypeNotAcceptableException(List.of(JSON.mediaType(), CSV.mediaType())));
    }

    private static Optional<ReportFormat> named(String text) {
        return switch (text) {
            case "json" -> Optional.of(JSON);
            case "csv" -> Optional.of(CSV);
            default -> Optional.empty();
        };
    }
}
