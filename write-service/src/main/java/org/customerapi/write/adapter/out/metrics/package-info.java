/** What happened, as logs and metrics. */
@NullMarked
package org.customerapi.write.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
