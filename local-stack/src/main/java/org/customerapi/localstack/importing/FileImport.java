package org.customerapi.localstack.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.io.ByteBufferPool;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a file of any size to the import while it reads the results, in constant memory. Jetty's client, since the JDK's
 * gives the answer only once the body is sent, and the import takes no more rows until its results are read.
 */
public final class FileImport {

    private static final int PORTION_BYTES = 32 * 1024;
    private static final long PATIENCE_SECONDS = 120;

    private final ApiAccess api;
    private final ImportProgress progress;

    public FileImport(ApiAccess api, ImportProgress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Where rejected rows of a file go when nothing else is said: a new file beside it. */
    public static Path rejectedRowsOf(Path file) {
        return RejectedRows.besides(file);
    }

    /**
     * Imports the file once.
     *
     * @param rejectedRows where rejected rows go
     * @throws ImportFailed when the API refuses the file as a whole, or the answer ends before its end
     */
    public ImportReport run(ImportRequest request, Path rejectedRows) throws IOException, InterruptedException {
        HttpClient client = new HttpClient();
        client.setIdleTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        try (RejectedRows kept = new RejectedRows(request.file(), rejectedRows);
                InputStream file = Files.newInputStream(request.file());
                InputStreamResponseListener answer = new InputStreamResponseListener()) {
            client.start();
            client.newRequest(request.at(api))
                    .method("POST")
                    .headers(headers -> headers.put("Authorization", "Bearer " + api.token()))
                    .body(new InputStreamRequestContent(request.format().mediaType(), file, buffers(client)))
                    .send(answer);
            Tally tally = new Tally(kept);
            ImportReport report = read(answer, tally);
            keep(tally, kept::close);
            return report;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception noStart) {
            throw new ImportFailed("The HTTP client does not start: " + noStart, noStart);
        } finally {
            stop(client);
        }
    }

    private static ByteBufferPool.Sized buffers(HttpClient client) {
        return new ByteBufferPool.Sized(client.getByteBufferPool(), false, PORTION_BYTES);
    }

    private ImportReport read(InputStreamResponseListener answer, Tally tally)
            throws IOException, InterruptedException {
        try (InputStream body = headOf(answer).getStatus() == 200 ? answer.getInputStream() : refused(answer);
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (ImportLine next = next(lines, tally); next != null; next = next(lines, tally)) {
                ImportLine line = next;
                keep(tally, () -> tally.take(line));
                tally.tell(progress);
            }
        }
        return tally.report().orElseThrow(() -> endedEarly(tally, null));
    }

    private static @Nullable ImportLine next(BufferedReader lines, Tally tally) {
        try {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                // A sign of life, while the service waits for its database.
                line = lines.readLine();
            }
            return line == null ? null : ImportLine.of(JsonMapper.shared().readTree(line));
        } catch (IOException | JacksonException brokenOff) {
            throw endedEarly(tally, brokenOff);
        }
    }

    /** A step that writes files here. */
    private interface Keeping {
        void run() throws IOException;
    }

    private static void keep(Tally tally, Keeping step) {
        try {
            step.run();
        } catch (IOException ofThisMachine) {
            String what = "Rejected rows cannot be kept here: " + ofThisMachine + ". ";
            throw new ImportFailed(what + whatIsKnown(tally), ofThisMachine, tally.left());
        }
    }

    private Response headOf(InputStreamResponseListener answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException none) {
            throw new ImportFailed("No answer from " + api.base() + ": " + none.getMessage(), none);
        }
    }

    private InputStream refused(InputStreamResponseListener answer) throws InterruptedException {
        int status = headOf(answer).getStatus();
        try {
            String body = new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new ImportFailed("The file was not taken: " + Problems.text(status, body), null);
        } catch (IOException brokenOff) {
            throw new ImportFailed("The file was not taken: status " + status, brokenOff);
        }
    }

    private static ImportFailed endedEarly(Tally tally, @Nullable Exception cause) {
        String why = cause == null ? "" : " (" + cause + ")";
        return new ImportFailed("The answer ended early. " + whatIsKnown(tally) + why, cause, tally.left());
    }

    private static String whatIsKnown(Tally tally) {
        return "Rows up to line " + tally.lastLine()
                + " were answered, some after it may have been carried out; sent again with"
                + " --upsert, rows that have an externalId are not imported twice.";
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception stuck) {
            throw new ImportFailed("The HTTP client does not stop: " + stuck, stuck);
        }
    }
}
