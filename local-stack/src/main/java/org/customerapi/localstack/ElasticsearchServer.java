package org.customerapi.localstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.customerapi.localstack.container.Containers;
import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.Probe;
import org.customerapi.localstack.process.Workspace;

/** One Elasticsearch node without security, painless, or any analysis filter beyond the core's and asciifolding. */
public final class ElasticsearchServer extends ManagedServer {

    private static final int HEAP_MEGABYTES = 512;

    private final Workspace workspace;
    private final Path home;

    ElasticsearchServer(Workspace workspace, Place place) {
        super(place);
        this.workspace = workspace;
        home = workspace.serverHome("elasticsearch-node");
    }

    /** Where the node answers, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    protected Launcher container() {
        return Containers.elasticsearch(port(), log());
    }

    @Override
    protected void prepare() {}

    @Override
    protected List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .temporaryFolder(place().temporaryFolder())
                .classArchive(workspace.classArchive(place().name()))
                .options("--add-modules=jdk.incubator.vector")
                .mainClass(
                        home.resolve("lib") + "/*",
                        "org.customerapi.localstack.elasticsearch.ElasticsearchNode",
                        List.of(
                                home.toString(),
                                "http.port=" + port(),
                                "transport.port=0",
                                // It would refuse what comes next by 429 whenever garbage fills the heap; only G1 can
                                // be told to collect.
                                "indices.breaker.total.use_real_memory=false",
                                "path.data=" + place().data(),
                                "path.logs=" + place().data().resolve("logs")));
    }

    @Override
    protected boolean isWarm() {
        return Files.exists(workspace.classArchive(place().name()));
    }

    @Override
    protected boolean answers() {
        return Probe.http(uri().resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
    }
}
