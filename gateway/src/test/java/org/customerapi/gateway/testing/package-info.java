/** What the tests of the gateway share: stand-ins for the parts, a gateway in front of them, tokens, raw sockets. */
@NullMarked
package org.customerapi.gateway.testing;

import org.jspecify.annotations.NullMarked;
