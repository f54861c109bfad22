/** The archive in an S3 bucket. */
@NullMarked
package org.customerapi.sink.adapter.out.s3;

import org.jspecify.annotations.NullMarked;
