@NullMarked
package org.customerapi.sink;

import org.jspecify.annotations.NullMarked;
