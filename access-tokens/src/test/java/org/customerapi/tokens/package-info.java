/** How access tokens are checked, the same in every service; a service wires what it takes of it. */
@NullMarked
package org.customerapi.tokens;

import org.jspecify.annotations.NullMarked;
