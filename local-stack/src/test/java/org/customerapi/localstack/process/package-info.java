@NullMarked
package org.customerapi.localstack.process;

import org.jspecify.annotations.NullMarked;
