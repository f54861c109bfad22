/** What is seen of every request: its id and its metrics. */
@NullMarked
package org.customerapi.gateway.observe;

import org.jspecify.annotations.NullMarked;
