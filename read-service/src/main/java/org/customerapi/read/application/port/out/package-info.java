/** What the use cases need of the world. */
@NullMarked
package org.customerapi.read.application.port.out;

import org.jspecify.annotations.NullMarked;
