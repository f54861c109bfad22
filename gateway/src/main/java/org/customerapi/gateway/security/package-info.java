/** Access tokens and scopes at the edge, and the security headers of every answer. */
@NullMarked
package org.customerapi.gateway.security;

import org.jspecify.annotations.NullMarked;
