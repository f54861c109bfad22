/** The description of the whole API, as the contracts hold it. */
@NullMarked
package org.customerapi.gateway.openapi;

import org.jspecify.annotations.NullMarked;
