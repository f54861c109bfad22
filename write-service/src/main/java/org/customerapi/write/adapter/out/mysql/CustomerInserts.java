package org.customerapi.write.adapter.out.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    private static final String INSERT = """
            INSERT INTO customer (id, external_id, first_name, last_name, company, email, email_key, phone, phone_e164,
              tags, metadata, version, created_at, updated_at, deleted_at,
              address_line1, address_line2, city, region, postal_code, country)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final TagsConverter tags = new TagsConverter();
    private final MetadataConverter metadata = new MetadataConverter();

    CustomerInserts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void of(List<Customer> customers) {
        if (!customers.isEmpty()) {
            jdbc.batchUpdate(INSERT, customers, customers.size(), this::bind);
        }
    }

    private void bind(PreparedStatement insert, Customer customer) throws SQLException {
        insert.setBytes(1, Uuids.bytes(customer.id()));
        bindDetails(insert, customer.details());
        insert.setLong(12, customer.version());
        insert.setTimestamp(13, Timestamp.from(customer.createdAt()));
        insert.setTimestamp(14, Timestamp.from(customer.updatedAt()));
        insert.setTimestamp(15, customer.deletedAt() == null ? null : Timestamp.from(customer.deletedAt()));
        bindAddress(insert, customer.details().address());
    }

    private void bindDetails(PreparedStatement insert, CustomerDetails details) throws SQLException {
        insert.setString(2, details.externalId());
        insert.setString(3, details.firstName());
        insert.setString(4, details.lastName());
        insert.setString(5, details.company());
        insert.setString(6, details.email());
        insert.setString(7, details.email() == null ? null : details.email().toLowerCase(Locale.ROOT));
        insert.setString(8, details.phone());
        insert.setString(9, details.phoneE164());
        insert.setString(10, tags.convertToDatabaseColumn(details.tags()));
        insert.setString(11, metadata.convertToDatabaseColumn(details.metadata()));
    }

    private static void bindAddress(PreparedStatement insert, @Nullable Address address) throws SQLException {
        insert.setString(16, address == null ? null : address.line1());
        insert.setString(17, address == null ? null : address.line2());
        insert.setString(18, address == null ? null : address.city());
        insert.setString(19, address == null ? null : address.region());
        insert.setString(20, address == null ? null : address.postalCode());
        insert.setString(21, address == null ? null : address.country());
    }
}
