/** Customers: values, rules, commands and what they decide; plain Java. */
@NullMarked
package org.customerapi.write.domain.customer;

import org.jspecify.annotations.NullMarked;
