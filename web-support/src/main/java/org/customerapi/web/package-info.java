/** What surrounds the controllers of every service. */
@NullMarked
package org.customerapi.web;

import org.jspecify.annotations.NullMarked;
