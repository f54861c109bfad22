/** Tests of the route set. */
@NullMarked
package org.customerapi.gateway.route;

import org.jspecify.annotations.NullMarked;
