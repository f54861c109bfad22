package org.customerapi.gateway.forward;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.eclipse.jetty.client.OutputStreamRequestContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a request body on in a thread of its own, so that the answer can travel back while it is still being sent:
 * neither direction waits for the other, whatever their sizes.
 */
final class Upload {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream body;
    private final OutputStreamRequestContent content;
    private final Thread thread;

    Upload(InputStream body, @Nullable String contentType) {
        this.body = body;
        this.content = new OutputStreamRequestContent(contentType);
        this.thread = Thread.ofVirtual().name("upload").unstarted(this::run);
    }

    OutputStreamRequestContent content() {
        return content;
    }

    void start() {
        thread.start();
    }

    /** Ends the upload and waits until the body is no longer read, for it belongs to the request. */
    void finish() {
        content.fail(new IOException("The answer ended before the body did"));
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (OutputStream target = content.getOutputStream()) {
            copy(target);
        } catch (IOException broken) {
            LOG.debug("An upload ended early", broken);
        }
    }

    /** A body that breaks off must not look complete to the part. */
    private void copy(OutputStream target) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                target.write(buffer, 0, read);
                target.flush();
            }
        } catch (IOException broken) {
            content.fail(broken);
            throw broken;
        }
    }
}
