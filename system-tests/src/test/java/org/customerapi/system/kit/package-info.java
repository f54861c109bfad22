/** What the system tests work with. */
@NullMarked
package org.customerapi.system.kit;

import org.jspecify.annotations.NullMarked;
