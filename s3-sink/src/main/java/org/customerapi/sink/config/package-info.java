/** Wiring and settings. */
@NullMarked
package org.customerapi.sink.config;

import org.jspecify.annotations.NullMarked;
