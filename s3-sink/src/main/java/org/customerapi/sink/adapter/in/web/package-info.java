/** The admin routes of the archive. */
@NullMarked
package org.customerapi.sink.adapter.in.web;

import org.jspecify.annotations.NullMarked;
