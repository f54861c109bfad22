package org.customerapi.write.adapter.out.mysql;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;

/**
 * New rows of {@code customer}, many by one statement. Not by JPA, which has nothing to compare a new row with and takes
 * several times as long to write it.
 */
class CustomerInserts {

    private static final List<String> COLUMNS = List.of(
            "id",
            "version",
            "created_at",
            "updated_at",
            "deleted_at",
            "external_id",
            "first_name",
            "last_name",
            "company",
            "email",
            "email_key",
            "phone",
            "phone_e164",
            "tags",
            "metadata",
            "address_line1",
            "address_line2",
            "city",
            "region",
            "postal_code",
            "country");

    private final MultiRowInsert<Customer> inserts;
    private final TagsConverter tags = new TagsConverter();
    private final MetadataConverter metadata = new MetadataConverter();

    CustomerInserts(JdbcTemplate jdbc) {
        this.inserts = new MultiRowInsert<>(jdbc, "customer", COLUMNS, this::addTo);
    }

    void of(List<Customer> customers) {
        inserts.of(customers);
    }

    private void addTo(ColumnValues row, Customer customer) {
        row.id(customer.id())
                .number(customer.version())
                .time(customer.createdAt())
                .time(customer.updatedAt())
                .time(customer.deletedAt());
        addDetails(row, customer.details());
        addAddress(row, customer.details().address());
    }

    private void addDetails(ColumnValues row, CustomerDetails details) {
        String email = details.email();
        row.text(details.externalId())
                .text(details.firstName())
                .text(details.lastName())
                .text(details.company())
                .text(email)
                .text(email == null ? null : email.toLowerCase(Locale.ROOT))
                .text(details.phone())
                .text(details.phoneE164())
                .text(tags.convertToDatabaseColumn(details.tags()))
                .text(metadata.convertToDatabaseColumn(details.metadata()));
    }

    private static void addAddress(ColumnValues row, @Nullable Address address) {
        row.text(address == null ? null : address.line1())
                .text(address == null ? null : address.line2())
                .text(address == null ? null : address.city())
                .text(address == null ? null : address.region())
                .text(address == null ? null : address.postalCode())
                .text(address == null ? null : address.country());
    }
}
