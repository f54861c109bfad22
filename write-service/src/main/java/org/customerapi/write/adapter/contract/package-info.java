/** Between domain and contracts. */
@NullMarked
package org.customerapi.write.adapter.contract;

import org.jspecify.annotations.NullMarked;
