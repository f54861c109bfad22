/** Signing in from the page: the refresh token stays in a cookie that no script can read. */
@NullMarked
package org.customerapi.gateway.session;

import org.jspecify.annotations.NullMarked;
