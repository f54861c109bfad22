package org.customerapi.write.adapter.out.mysql;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

import org.customerapi.write.application.port.out.CustomerVersions;

/** Versions from the table {@code customer}, through its primary key, and who holds the lease. */
class MySqlCustomerVersions implements CustomerVersions {

    private static final String RECOVERY_HOLDS_LEASE =
            "SELECT 1 FROM relay_lease WHERE id = 1 AND holder = ? AND expires_at > CURRENT_TIMESTAMP(6)";

    private final JdbcTemplate jdbc;

    MySqlCustomerVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Long> of(Collection<UUID> ids) {
        Map<UUID, Long> versions = new HashMap<>();
        if (!ids.isEmpty()) {
            String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
            RowCallbackHandler reader = row -> versions.put(Uuids.of(row.getBytes(1)), row.getLong(2));
            jdbc.query(
                    "SELECT id, version FROM customer WHERE id IN (" + places + ")",
                    reader,
                    ids.stream().map(Uuids::bytes).toArray());
        }
        return versions;
    }

    @Override
    public boolean isBeingRecovered() {
        return !jdbc.queryForList(RECOVERY_HOLDS_LEASE, MySqlRecoveredDatabase.HOLDER)
                .isEmpty();
    }
}
