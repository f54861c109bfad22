/** The four servers and the four services as one thing that is started, watched and stopped. */
@NullMarked
package org.customerapi.localstack.stack;

import org.jspecify.annotations.NullMarked;
