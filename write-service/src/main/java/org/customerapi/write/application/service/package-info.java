/** The use cases. */
@NullMarked
package org.customerapi.write.application.service;

import org.jspecify.annotations.NullMarked;
