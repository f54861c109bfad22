/** Sends a file to the API's import, and keeps what it rejects. */
@NullMarked
package org.customerapi.localstack.importing;

import org.jspecify.annotations.NullMarked;
