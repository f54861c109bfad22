/** Wiring and settings. */
@NullMarked
package org.customerapi.write.config;

import org.jspecify.annotations.NullMarked;
