package org.customerapi.write.domain.customer;

import java.util.Optional;

/**
 * What a command comes to.
 *
 * @param customer the customer after it
 * @param event empty when nothing changes, since the customer already was as asked for
 */
public record Decision(Customer customer, Optional<CustomerEvent> event) {

    static Decision unchanged(Customer customer) {
        return new Decision(customer, Optional.empty());
    }

    static Decision of(CustomerEvent event) {
        return new Decision(event.customer(), Optional.of(event));
    }
}
