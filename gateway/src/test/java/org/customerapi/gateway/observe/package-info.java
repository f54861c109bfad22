/** Tests of what is seen of requests. */
@NullMarked
package org.customerapi.gateway.observe;

import org.jspecify.annotations.NullMarked;
