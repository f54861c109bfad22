/** Errors as {@code application/problem+json}, whichever layer they come from. */
@NullMarked
package org.customerapi.web.problem;

import org.jspecify.annotations.NullMarked;
