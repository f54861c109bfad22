/** Traces by OpenTelemetry: one for a request and for all that comes of it, in whichever service. */
@NullMarked
package org.customerapi.telemetry;

import org.jspecify.annotations.NullMarked;
