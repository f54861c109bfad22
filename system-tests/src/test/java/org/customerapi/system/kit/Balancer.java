package org.customerapi.system.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads connections over the instances that are ready, as a Service of Kubernetes does: it knows nothing of HTTP, and a
 * connection stays with its instance until one of its ends closes it.
 */
public final class Balancer implements AutoCloseable {

    private final ServerSocket entry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Integer> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** Before an instance on this port of this machine. */
    public Balancer(int port) {
        ready.add(port);
        try {
            entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + entry.getLocalPort());
    }

    /** From now on, new connections go to the instance on one port rather than to that on another. */
    public void replace(int old, int port) {
        ready.add(port);
        ready.remove(Integer.valueOf(old));
    }

    @Override
    public void close() {
        try (entry) {
            threads.shutdownNow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        try {
            while (!entry.isClosed()) {
                Socket client = entry.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void connect(Socket client) {
        Object[] instances = ready.toArray();
        int port = (int) instances[Math.floorMod(turn.getAndIncrement(), instances.length)];
        try (client;
                Socket instance = new Socket(InetAddress.getLoopbackAddress(), port)) {
            threads.execute(() -> carry(client, instance));
            instance.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // Either end may close or break the connection at any time; the other end then sees that it is closed.
            return;
        }
    }

    private static void carry(Socket client, Socket instance) {
        try (instance) {
            client.getInputStream().transferTo(instance.getOutputStream());
        } catch (IOException ended) {
            return;
        }
    }
}
