/** What runs by the clock rather than on request. */
@NullMarked
package org.customerapi.write.adapter.in.scheduling;

import org.jspecify.annotations.NullMarked;
