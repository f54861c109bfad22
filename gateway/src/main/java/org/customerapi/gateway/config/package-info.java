/** Settings and the wiring of beans. */
@NullMarked
package org.customerapi.gateway.config;

import org.jspecify.annotations.NullMarked;
