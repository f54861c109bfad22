/** The health of the parts behind the gateway. */
@NullMarked
package org.customerapi.gateway.health;

import org.jspecify.annotations.NullMarked;
