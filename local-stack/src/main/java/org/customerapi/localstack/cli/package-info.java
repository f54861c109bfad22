/** What stands behind {@code ./customers up}, {@code down}, {@code status} and {@code reset}. */
@NullMarked
package org.customerapi.localstack.cli;

import org.jspecify.annotations.NullMarked;
