package org.customerapi.system.k8s;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** A user and what it may do, as Strimzi's user operator reads it. */
record KafkaUser(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** How the user signs in, and its rights. */
    record Spec(Map<String, String> authentication, Authorization authorization) {}

    /** The rights, by the kind of authorizer. */
    record Authorization(String type, List<Acl> acls) {}

    /** Operations that are allowed on one resource, or on all whose names begin so. */
    record Acl(Resource resource, List<String> operations) {}

    /** A topic, group or transactional id; {@code patternType} is {@code literal} if it is not given. */
    record Resource(String type, String name, @Nullable String patternType) {}

    /** What the user may do with the resource. */
    List<String> operationsOn(String type, String name) {
        return spec.authorization().acls().stream()
                .filter(acl -> acl.resource().type().equals(type) && covers(acl.resource(), name))
                .flatMap(acl -> acl.operations().stream())
                .toList();
    }

    private static boolean covers(Resource resource, String name) {
        return "prefix".equals(resource.patternType())
                ? name.startsWith(resource.name())
                : name.equals(resource.name());
    }
}
