/** Tests of what requests must pass. */
@NullMarked
package org.customerapi.gateway.edge;

import org.jspecify.annotations.NullMarked;
