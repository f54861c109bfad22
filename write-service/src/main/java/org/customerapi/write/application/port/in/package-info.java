/** What the outside can ask of the write side. */
@NullMarked
package org.customerapi.write.application.port.in;

import org.jspecify.annotations.NullMarked;
