@NullMarked
package org.customerapi.localstack.mysql;

import org.jspecify.annotations.NullMarked;
