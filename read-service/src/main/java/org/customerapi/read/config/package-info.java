/** Settings, wiring and security. */
@NullMarked
package org.customerapi.read.config;

import org.jspecify.annotations.NullMarked;
