/** Tests of the gateway. */
@NullMarked
package org.customerapi.gateway;

import org.jspecify.annotations.NullMarked;
