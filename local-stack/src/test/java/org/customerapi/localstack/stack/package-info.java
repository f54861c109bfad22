@NullMarked
package org.customerapi.localstack.stack;

import org.jspecify.annotations.NullMarked;
