/** Each figure beside its raw limit, in one run. */
@NullMarked
package org.customerapi.benchmarks;

import org.jspecify.annotations.NullMarked;
