package org.customerapi.write.adapter.out.mysql;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The table {@code customer}. */
interface CustomerRows extends JpaRepository<CustomerRow, UUID> {

    /** Locks the rows in the order of the primary key. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from CustomerRow c where c.id in :ids order by c.id")
    List<CustomerRow> lock(Collection<UUID> ids);
}
