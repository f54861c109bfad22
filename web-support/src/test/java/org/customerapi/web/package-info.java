@NullMarked
package org.customerapi.web;

import org.jspecify.annotations.NullMarked;
