/** What the use cases need, in the language of the domain. */
@NullMarked
package org.customerapi.write.application.port.out;

import org.jspecify.annotations.NullMarked;
