/** The line format of archived records. */
@NullMarked
package org.customerapi.sink.adapter.out.ndjson;

import org.jspecify.annotations.NullMarked;
