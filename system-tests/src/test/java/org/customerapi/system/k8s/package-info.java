/** The manifests of {@code k8s/}, rendered and held against the Kubernetes types and the services' real settings. */
@NullMarked
package org.customerapi.system.k8s;

import org.jspecify.annotations.NullMarked;
