/** The route set: which request belongs to which part, who may send it, and how large it may be. */
@NullMarked
package org.customerapi.gateway.route;

import org.jspecify.annotations.NullMarked;
