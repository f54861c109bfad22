package org.customerapi.system.k8s;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.customerapi.localstack.process.Workspace;

/** A folder of {@code k8s/overlays}, rendered once. */
enum Overlay {
    LOCAL,
    PRODUCTION;

    private static final Map<Overlay, Manifests> RENDERED = new ConcurrentHashMap<>();

    Manifests manifests() {
        return RENDERED.computeIfAbsent(this, overlay -> Manifests.parse(Kubectl.kustomize(overlay.folder())));
    }

    private Path folder() {
        return Workspace.current().root().resolve("k8s/overlays").resolve(name().toLowerCase(Locale.ROOT));
    }
}
