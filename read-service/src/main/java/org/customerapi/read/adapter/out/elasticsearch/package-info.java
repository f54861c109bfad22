/** The read model in Elasticsearch. */
@NullMarked
package org.customerapi.read.adapter.out.elasticsearch;

import org.jspecify.annotations.NullMarked;
