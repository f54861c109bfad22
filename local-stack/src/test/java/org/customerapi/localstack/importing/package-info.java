@NullMarked
package org.customerapi.localstack.importing;

import org.jspecify.annotations.NullMarked;
