@NullMarked
package org.customerapi.localstack;

import org.jspecify.annotations.NullMarked;
