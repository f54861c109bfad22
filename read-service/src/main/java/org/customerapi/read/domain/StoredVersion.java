package org.customerapi.read.domain;

import java.util.UUID;

/** The last version of a customer, of any status, that an index has applied. */
public record StoredVersion(UUID customer, long version) {

    /** Whether this customer comes before the other one where customers are in the order of their ids' text. */
    public boolean isBefore(StoredVersion other) {
        // Not by UUID.compareTo, which takes the halves for signed numbers.
        int high = Long.compareUnsigned(customer.getMostSignificantBits(), other.customer.getMostSignificantBits());
        int low = Long.compareUnsigned(customer.getLeastSignificantBits(), other.customer.getLeastSignificantBits());
        return high == 0 ? low < 0 : high < 0;
    }

    /** Whether this is the same customer at that version or a later one. */
    public boolean covers(StoredVersion other) {
        return customer.equals(other.customer) && version >= other.version;
    }
}
