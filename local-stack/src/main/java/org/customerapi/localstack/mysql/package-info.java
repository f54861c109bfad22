/** A MySQL that was never installed: unpacked from Maven Central, with the libraries it needs. */
@NullMarked
package org.customerapi.localstack.mysql;

import org.jspecify.annotations.NullMarked;
