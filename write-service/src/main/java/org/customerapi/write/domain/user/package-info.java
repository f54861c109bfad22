/** Users of the API and their tokens; plain Java. */
@NullMarked
package org.customerapi.write.domain.user;

import org.jspecify.annotations.NullMarked;
