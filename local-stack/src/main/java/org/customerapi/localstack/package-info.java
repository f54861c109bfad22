/** Real servers on one machine without Docker: the test kit of every module, and the whole stack for people. */
@NullMarked
package org.customerapi.localstack;

import org.jspecify.annotations.NullMarked;
