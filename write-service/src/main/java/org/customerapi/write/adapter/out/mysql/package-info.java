/** Customers, outbox, idempotency records, users and the relay's lease in MySQL. */
@NullMarked
package org.customerapi.write.adapter.out.mysql;

import org.jspecify.annotations.NullMarked;
