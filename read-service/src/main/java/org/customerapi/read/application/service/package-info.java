/** The use cases. */
@NullMarked
package org.customerapi.read.application.service;

import org.jspecify.annotations.NullMarked;
