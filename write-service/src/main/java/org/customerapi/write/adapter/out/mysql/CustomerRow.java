package org.customerapi.write.adapter.out.mysql;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;

/** A row of {@code customer}; nothing outside this package sees it. */
@Entity
@Table(name = "customer")
class CustomerRow {

    @Id
    private UUID id = new UUID(0, 0);

    private @Nullable String externalId;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String company;
    private @Nullable String email;

    /** Feeds the generated column behind the unique key. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String emailKey;

    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    @Column(name = "address_line1")
    private @Nullable String addressLine1;

    @Column(name = "address_line2")
    private @Nullable String addressLine2;

    private @Nullable String city;
    private @Nullable String region;
    private @Nullable String postalCode;
    private @Nullable String country;

    @Convert(converter = TagsConverter.class)
    private List<String> tags = List.of();

    @Convert(converter = MetadataConverter.class)
    private Map<String, String> metadata = Map.of();

    private long version;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private @Nullable Instant deletedAt;

    protected CustomerRow() {}

    CustomerRow(UUID id) {
        this.id = id;
    }

    void set(Customer customer) {
        setDetails(customer.details());
        version = customer.version();
        createdAt = customer.createdAt();
        updatedAt = customer.updatedAt();
        deletedAt = customer.deletedAt();
    }

    private void setDetails(CustomerDetails details) {
        externalId = details.externalId();
        firstName = details.firstName();
        lastName = details.lastName();
        company = details.company();
        email = details.email();
        emailKey = details.email() == null ? null : details.email().toLowerCase(Locale.ROOT);
        phone = details.phone();
        phoneE164 = details.phoneE164();
        tags = details.tags();
        metadata = details.metadata();
        setAddress(details.address());
    }

    private void setAddress(@Nullable Address address) {
        addressLine1 = address == null ? null : address.line1();
        addressLine2 = address == null ? null : address.line2();
        city = address == null ? null : address.city();
        region = address == null ? null : address.region();
        postalCode = address == null ? null : address.postalCode();
        country = address == null ? null : address.country();
    }

    Customer toCustomer() {
        Address address = new Address(addressLine1, addressLine2, city, region, postalCode, country);
        CustomerDetails details = new CustomerDetails(
                externalId,
                firstName,
                lastName,
                company,
                email,
                phone,
                phoneE164,
                address.unknown() ? null : address,
                tags,
                metadata);
        return new Customer(id, details, version, createdAt, updatedAt, deletedAt);
    }

    UUID id() {
        return id;
    }
}
