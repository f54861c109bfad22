/** Figures for those who run the service. */
@NullMarked
package org.customerapi.read.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
