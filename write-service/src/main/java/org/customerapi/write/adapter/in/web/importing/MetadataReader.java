package org.customerapi.write.adapter.in.web.importing;

import java.util.Map;

import org.customerapi.write.domain.customer.Violations;

/** Reads metadata that stands in one cell as JSON. */
@FunctionalInterface
public interface MetadataReader {

    /** The entries; what is wrong is added to the violations, with pointers below {@code /metadata}. */
    Map<String, String> read(String json, Violations violations);
}
