/** One OpenAPI document made from those of the parts. */
@NullMarked
package org.customerapi.gateway.openapi;

import org.jspecify.annotations.NullMarked;
