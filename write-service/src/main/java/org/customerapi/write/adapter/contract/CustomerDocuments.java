package org.customerapi.write.adapter.contract;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.AddressDocument;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.contracts.CustomerEventData;
import org.customerapi.contracts.CustomerEventType;
import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.Change;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.CustomerEvent;

/** Customers and their events as the contract writes them, and back. */
public final class CustomerDocuments {

    private CustomerDocuments() {}

    public static CustomerDocument of(Customer customer) {
        CustomerDetails details = customer.details();
        return new CustomerDocument(
                customer.id(),
                details.externalId(),
                details.firstName(),
                details.lastName(),
                details.company(),
                details.email(),
                details.phone(),
                details.phoneE164(),
                of(details.address()),
                details.tags(),
                details.metadata(),
                customer.isDeleted() ? CustomerDocument.DELETED : CustomerDocument.ACTIVE,
                customer.version(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.deletedAt());
    }

    public static Customer customer(CustomerDocument document) {
        CustomerDetails details = new CustomerDetails(
                document.externalId(),
                document.firstName(),
                document.lastName(),
                document.company(),
                document.email(),
                document.phone(),
                document.phoneE164(),
                address(document.address()),
                document.tags(),
                document.metadata());
        return new Customer(
                document.id(),
                details,
                document.version(),
                document.createdAt(),
                document.updatedAt(),
                document.deletedAt());
    }

    public static CustomerEventData data(CustomerEvent event) {
        return new CustomerEventData(of(event.customer()), event.changed(), event.actor());
    }

    public static CustomerEventType type(Change change) {
        return switch (change) {
            case CREATED -> CustomerEventType.CREATED;
            case UPDATED -> CustomerEventType.UPDATED;
            case DELETED -> CustomerEventType.DELETED;
            case RESTORED -> CustomerEventType.RESTORED;
        };
    }

    private static @Nullable AddressDocument of(@Nullable Address address) {
        return address == null
                ? null
                : new AddressDocument(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.region(),
                        address.postalCode(),
                        address.country());
    }

    private static @Nullable Address address(@Nullable AddressDocument document) {
        return document == null
                ? null
                : new Address(
                        document.line1(),
                        document.line2(),
                        document.city(),
                        document.region(),
                        document.postalCode(),
                        document.country());
    }
}
