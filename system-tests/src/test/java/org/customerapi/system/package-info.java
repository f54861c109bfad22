/** Journeys and faults, through the gateway, on the whole stack. */
@NullMarked
package org.customerapi.system;

import org.jspecify.annotations.NullMarked;
