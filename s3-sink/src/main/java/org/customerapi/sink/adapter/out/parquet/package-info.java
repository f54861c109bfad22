/** Archived records as Parquet, for those who query them. */
@NullMarked
package org.customerapi.sink.adapter.out.parquet;

import org.jspecify.annotations.NullMarked;
