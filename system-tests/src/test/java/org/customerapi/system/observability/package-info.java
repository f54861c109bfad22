/** The files of {@code observability/}, held against the running stack and the runbook. */
@NullMarked
package org.customerapi.system.observability;

import org.jspecify.annotations.NullMarked;
