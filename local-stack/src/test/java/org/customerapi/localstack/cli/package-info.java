@NullMarked
package org.customerapi.localstack.cli;

import org.jspecify.annotations.NullMarked;
