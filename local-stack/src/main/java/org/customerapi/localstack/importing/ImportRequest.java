package org.customerapi.localstack.importing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be imported, and how.
 *
 * @param mapping {@code column:field} pairs separated by commas; empty for the usual names
 * @param upsert whether a row replaces the customer that has its externalId
 * @param dryRun whether the rows are only checked
 */
public record ImportRequest(Path file, FileFormat format, String mapping, boolean upsert, boolean dryRun) {

    URI at(ApiAccess api) {
        List<String> parameters = new ArrayList<>();
        if (!mapping.isBlank()) {
            parameters.add("mapping=" + URLEncoder.encode(mapping, StandardCharsets.UTF_8));
        }
        if (upsert) {
            parameters.add("upsert=externalId");
        }
        if (dryRun) {
            parameters.add("dryRun=true");
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return api.at("/v1/customers/import" + query);
    }
}
