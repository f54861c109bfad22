/** What the parts of Customer API and its outside consumers agree on; plain Java, no Spring and no Kafka client. */
@NullMarked
package org.customerapi.contracts;

import org.jspecify.annotations.NullMarked;
