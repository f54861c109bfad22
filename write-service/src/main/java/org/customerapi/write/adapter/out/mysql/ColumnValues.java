package org.customerapi.write.adapter.out.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The values of a statement's parameters, one after the other. */
final class ColumnValues {

    private final List<@Nullable Object> values = new ArrayList<>();
    private int characters;

    ColumnValues id(UUID value) {
        return add(Uuids.bytes(value));
    }

    ColumnValues text(@Nullable String value) {
        characters += value == null ? 0 : value.length();
        return add(value);
    }

    ColumnValues number(long value) {
        return add(value);
    }

    ColumnValues time(@Nullable Instant value) {
        return add(value == null ? null : Timestamp.from(value));
    }

    private ColumnValues add(@Nullable Object value) {
        values.add(value);
        return this;
    }

    /** How long the texts among them are together. */
    int characters() {
        return characters;
    }

    /** Sets them as the parameters of a statement. */
    void bind(PreparedStatement statement) throws SQLException {
        int last = 0;
        for (Object value : values) {
            statement.setObject(++last, value);
        }
    }
}
