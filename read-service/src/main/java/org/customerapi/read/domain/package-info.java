/** Values and rules of the read side: events to apply, queries to answer, and how complete an answer is. */
@NullMarked
package org.customerapi.read.domain;

import org.jspecify.annotations.NullMarked;
