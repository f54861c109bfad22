/** What can be asked of the read side, one interface a use case. */
@NullMarked
package org.customerapi.read.application.port.in;

import org.jspecify.annotations.NullMarked;
