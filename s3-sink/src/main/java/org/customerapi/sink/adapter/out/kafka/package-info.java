/** What Kafka knows of the archived topic. */
@NullMarked
package org.customerapi.sink.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
