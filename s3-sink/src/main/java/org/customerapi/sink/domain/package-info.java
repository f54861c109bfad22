/** What an archive of a log is: records, offset ranges, objects and the chain they form; plain Java. */
@NullMarked
package org.customerapi.sink.domain;

import org.jspecify.annotations.NullMarked;
