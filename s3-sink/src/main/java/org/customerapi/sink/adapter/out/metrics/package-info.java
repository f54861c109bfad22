/** The archive's figures for Prometheus. */
@NullMarked
package org.customerapi.sink.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
