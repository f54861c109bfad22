/** One Kafka broker that is its own controller, in one process. */
@NullMarked
package org.customerapi.localstack.kafka;

import org.jspecify.annotations.NullMarked;
