/** The one analysis filter that the read model needs and the bare node lacks. */
@NullMarked
package org.customerapi.localstack.elasticsearch.folding;

import org.jspecify.annotations.NullMarked;
