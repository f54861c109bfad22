/** The use cases of the archive. */
@NullMarked
package org.customerapi.sink.application.port.in;

import org.jspecify.annotations.NullMarked;
