@NullMarked
package org.customerapi.telemetry;

import org.jspecify.annotations.NullMarked;
