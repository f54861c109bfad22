/** The dead-letter topic, as its reviewers see it. */
@NullMarked
package org.customerapi.read.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
