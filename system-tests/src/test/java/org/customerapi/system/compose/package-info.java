/** The compose file, and what is said about its settings. */
@NullMarked
package org.customerapi.system.compose;

import org.jspecify.annotations.NullMarked;
