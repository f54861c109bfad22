package org.customerapi.localstack.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.Place;
import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Workspace;

/** One of our services, run from its jar with the settings of the stack. */
final class Service extends ManagedServer {

    private static final int HEAP_MEGABYTES = 256;

    private final Workspace workspace;
    private final Part part;
    private final Map<String, String> settings;

    Service(Workspace workspace, Part part, Place place, Map<String, String> settings) {
        super(place);
        this.workspace = workspace;
        this.part = part;
        this.settings = Map.copyOf(settings);
    }

    @Override
    protected void prepare() {}

    @Override
    protected List<String> command() {
        Path jar = new UnpackedJar(workspace.serviceJar(part.partName())).in(workspace.cache());
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .options("-XX:NewRatio=1", "-XX:TargetSurvivorRatio=90")
                .temporaryFolder(place().temporaryFolder())
                .classArchive(jar.resolveSibling(part.partName() + ".jsa"))
                .jar(jar);
    }

    @Override
    protected Map<String, String> environment() {
        return settings;
    }

    @Override
    protected boolean answers() {
        return part.answers(port());
    }
}
