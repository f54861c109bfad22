/** Phone numbers by libphonenumber. */
@NullMarked
package org.customerapi.write.adapter.out.phone;

import org.jspecify.annotations.NullMarked;
