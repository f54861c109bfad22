@NullMarked
package org.customerapi.web.problem;

import org.jspecify.annotations.NullMarked;
