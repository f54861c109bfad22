/** How Kafka's records are read, in both directions of the adapters. */
@NullMarked
package org.customerapi.sink.adapter.kafka;

import org.jspecify.annotations.NullMarked;
