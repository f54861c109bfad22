/** Drives the archive with the records of a Kafka topic. */
@NullMarked
package org.customerapi.sink.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
