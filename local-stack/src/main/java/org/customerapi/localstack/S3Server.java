package org.customerapi.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.customerapi.localstack.container.Containers;
import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.Probe;
import org.customerapi.localstack.process.Workspace;

/** An S3 endpoint for path-style addresses that takes any key and keeps its objects as files. */
public final class S3Server extends ManagedServer {

    private static final int HEAP_MEGABYTES = 256;
    private static final String STORE = "--com.adobe.testing.s3mock.store.";

    private final Workspace workspace;
    private final Path home;

    S3Server(Workspace workspace, Place place) {
        super(place);
        this.workspace = workspace;
        home = workspace.serverHome("s3-server");
    }

    /** Where the endpoint answers, without a path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public String accessKey() {
        return "local";
    }

    public String secretKey() {
        return "localsecret";
    }

    public String region() {
        return "eu-north-1";
    }

    /** Makes a bucket; one that is there already is left as it is. */
    public void createBucket(String name) {
        HttpRequest put = HttpRequest.newBuilder(endpoint().resolve("/" + name))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200 && status != 409) {
                throw new IllegalStateException("S3 answered " + status + " when asked to make bucket " + name);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making bucket " + name, interrupted);
        }
    }

    @Override
    protected Launcher container() {
        return Containers.s3(port(), log(), region());
    }

    @Override
    protected void prepare() {
        Workspace.directory(objects());
    }

    @Override
    protected List<String> command() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .temporaryFolder(place().temporaryFolder())
                .classArchive(workspace.classArchive(place().name()))
                .mainClass(
                        "%1$s/lib/*:%1$s/BOOT-INF/lib/*".formatted(home),
                        "com.adobe.testing.s3mock.S3MockApplication",
                        List.of(
                                "--spring.main.sources=org.customerapi.localstack.s3.LoopbackOnly",
                                "--server.address=127.0.0.1",
                                "--server.port=" + port(),
                                "--server.ssl.enabled=false",
                                STORE + "root=" + objects(),
                                STORE + "region=" + region(),
                                STORE + "retainFilesOnExit=true"));
    }

    @Override
    protected boolean isWarm() {
        return Files.exists(workspace.classArchive(place().name()));
    }

    @Override
    protected boolean answers() {
        return Probe.httpAtAll(endpoint().resolve("/"));
    }

    private Path objects() {
        return place().data().resolve("objects");
    }
}
