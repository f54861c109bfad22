/** Objects that are still growing, as files. */
@NullMarked
package org.customerapi.sink.adapter.out.disk;

import org.jspecify.annotations.NullMarked;
