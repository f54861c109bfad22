package org.customerapi.localstack.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands for one of the services: named after its jar, ready at once on the port that the stack gives it. As a tool, with
 * arguments, it tells where it would keep temporary files.
 */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            System.out.println("temporary files in " + System.getProperty("java.io.tmpdir"));
            return;
        }
        String jar =
                Path.of(System.getProperty("java.class.path")).getFileName().toString();
        String name = jar.replace(".jar", "").replace('-', '_').toUpperCase(Locale.ROOT);
        int port = Integer.parseInt(System.getenv(name + "_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("SERVER_ADDRESS"), port), 0);
        server.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println(name + " is ready");
    }
}
