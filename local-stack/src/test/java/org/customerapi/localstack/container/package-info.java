@NullMarked
package org.customerapi.localstack.container;

import org.jspecify.annotations.NullMarked;
