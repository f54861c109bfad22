/** The archive's tools on the command line: {@code archive list|verify|cat|restore|retract|unretract|rearchive}. */
@NullMarked
package org.customerapi.sink.adapter.in.cli;

import org.jspecify.annotations.NullMarked;
