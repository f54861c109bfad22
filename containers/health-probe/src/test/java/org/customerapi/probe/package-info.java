@NullMarked
package org.customerapi.probe;

import org.jspecify.annotations.NullMarked;
