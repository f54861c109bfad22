@NullMarked
package org.customerapi.write;

import org.jspecify.annotations.NullMarked;
