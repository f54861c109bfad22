/** Tests of the merged OpenAPI document. */
@NullMarked
package org.customerapi.gateway.openapi;

import org.jspecify.annotations.NullMarked;
