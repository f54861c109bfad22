/** What S3Mock needs to be a server on this machine only. */
@NullMarked
package org.customerapi.localstack.s3;

import org.jspecify.annotations.NullMarked;
