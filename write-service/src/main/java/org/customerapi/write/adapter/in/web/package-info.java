/** HTTP: JSON in, JSON or problems out. */
@NullMarked
package org.customerapi.write.adapter.in.web;

import org.jspecify.annotations.NullMarked;
