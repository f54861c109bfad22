package org.customerapi.gateway.forward;

import java.net.URI;
import java.util.Map;

import org.customerapi.gateway.route.Part;

/** Where the parts behind the gateway answer. */
public record PartAddresses(Map<Part, URI> addresses) {

    public PartAddresses {
        addresses = Map.copyOf(addresses);
        if (!addresses.keySet().containsAll(Part.BEHIND)) {
            throw new IllegalArgumentException("each part behind the gateway needs an address");
        }
    }

    /** The root address of a part, for example {@code http://127.0.0.1:5001}. */
    public URI of(Part part) {
        URI address = addresses.get(part);
        if (address == null) {
            throw new IllegalArgumentException(part + " is not behind the gateway");
        }
        return address;
    }
}
