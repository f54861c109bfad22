/** Tests of the page in a real browser, in front of stand-ins that hold a few customers. */
@NullMarked
package org.customerapi.gateway.browser;

import org.jspecify.annotations.NullMarked;
