/** Password hashes and signed tokens, by Spring Security. */
@NullMarked
package org.customerapi.write.adapter.out.security;

import org.jspecify.annotations.NullMarked;
