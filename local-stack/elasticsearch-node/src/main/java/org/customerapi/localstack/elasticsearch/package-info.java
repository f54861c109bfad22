/** One Elasticsearch node in one process, from the artifacts on Maven Central. */
@NullMarked
package org.customerapi.localstack.elasticsearch;

import org.jspecify.annotations.NullMarked;
