/** The relay's way to Kafka. */
@NullMarked
package org.customerapi.write.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
