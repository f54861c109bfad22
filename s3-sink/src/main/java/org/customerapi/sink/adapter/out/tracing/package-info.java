/** Archiving as part of the traces of the requests that the records come from. */
@NullMarked
package org.customerapi.sink.adapter.out.tracing;

import org.jspecify.annotations.NullMarked;
