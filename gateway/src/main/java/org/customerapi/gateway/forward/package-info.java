/** Carrying requests to the parts and their answers back, streamed, within time limits. */
@NullMarked
package org.customerapi.gateway.forward;

import org.jspecify.annotations.NullMarked;
