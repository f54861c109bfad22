/** Requests that no good client sends, and what it takes to send them. */
@NullMarked
package org.customerapi.localstack.hostile;

import org.jspecify.annotations.NullMarked;
