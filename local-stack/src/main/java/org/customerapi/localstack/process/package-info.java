/** Child processes that can be paused and killed, and that never outlive the process which started them. */
@NullMarked
package org.customerapi.localstack.process;

import org.jspecify.annotations.NullMarked;
