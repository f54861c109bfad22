/** What is done again and again. */
@NullMarked
package org.customerapi.read.adapter.in.scheduling;

import org.jspecify.annotations.NullMarked;
