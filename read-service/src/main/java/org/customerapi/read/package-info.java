@NullMarked
package org.customerapi.read;

import org.jspecify.annotations.NullMarked;
