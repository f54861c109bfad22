/** The health check of the containers: one class of plain Java, so that it starts in a moment. */
@NullMarked
package org.customerapi.probe;

import org.jspecify.annotations.NullMarked;
