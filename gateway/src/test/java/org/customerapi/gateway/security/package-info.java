/** Tests of tokens and scopes. */
@NullMarked
package org.customerapi.gateway.security;

import org.jspecify.annotations.NullMarked;
