package org.customerapi.localstack.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.Place;
import org.customerapi.localstack.process.JavaCommand;

/** One of our services, run from its jar with the settings of the stack. */
final class Service extends ManagedServer {

    private static final int HEAP_MEGABYTES = 256;

    private final Part part;
    private final Path jar;
    private final Map<String, String> settings;

    Service(Part part, Path jar, Place place, Map<String, String> settings) {
        super(place);
        this.part = part;
        this.jar = jar;
        this.settings = Map.copyOf(settings);
    }

    @Override
    protected void prepare() {}

    @Override
    protected List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES).jar(jar);
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
