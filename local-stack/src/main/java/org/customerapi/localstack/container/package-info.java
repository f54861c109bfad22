/** The same servers in containers, by Testcontainers: for tests only, since nothing else has its classes. */
@NullMarked
package org.customerapi.localstack.container;

import org.jspecify.annotations.NullMarked;
