/** The HTTP API. */
@NullMarked
package org.customerapi.read.adapter.in.web;

import org.jspecify.annotations.NullMarked;
