/** What the sink's tests share. */
@NullMarked
package org.customerapi.sink.testing;

import org.jspecify.annotations.NullMarked;
