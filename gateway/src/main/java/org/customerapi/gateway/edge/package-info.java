/** What a request must pass before it is routed: a known path, a bearable size, a bearable rate. */
@NullMarked
package org.customerapi.gateway.edge;

import org.jspecify.annotations.NullMarked;
