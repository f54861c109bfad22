/** What the use cases need from the outside. */
@NullMarked
package org.customerapi.sink.application.port.out;

import org.jspecify.annotations.NullMarked;
