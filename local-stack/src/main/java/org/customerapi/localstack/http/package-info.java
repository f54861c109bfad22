/** HTTP as tests of the API see it. */
@NullMarked
package org.customerapi.localstack.http;

import org.jspecify.annotations.NullMarked;
