/** The use cases. */
@NullMarked
package org.customerapi.sink.application.service;

import org.jspecify.annotations.NullMarked;
