/** The read side of Customer API: Kafka events become an Elasticsearch read model that answers queries. */
@NullMarked
package org.customerapi.read;

import org.jspecify.annotations.NullMarked;
