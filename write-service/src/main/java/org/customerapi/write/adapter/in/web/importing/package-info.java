/** Import: rows from CSV and NDJSON streams, results as an NDJSON stream. */
@NullMarked
package org.customerapi.write.adapter.in.web.importing;

import org.jspecify.annotations.NullMarked;
