/** Events and watermarks, as they come from Kafka. */
@NullMarked
package org.customerapi.read.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
