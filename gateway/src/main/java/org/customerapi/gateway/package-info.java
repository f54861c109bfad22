/** The one front door of Customer API. */
@NullMarked
package org.customerapi.gateway;

import org.jspecify.annotations.NullMarked;
