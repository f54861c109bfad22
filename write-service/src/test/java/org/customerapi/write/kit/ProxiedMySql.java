package org.customerapi.write.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

import org.customerapi.localstack.MySqlServer;

/**
 * Stands before a real MySQL, and loses the answer to a commit when told to: MySQL has committed, and whoever asked hears
 * no more than that the connection is gone.
 */
public final class ProxiedMySql implements AutoCloseable {

    /** In no statement. */
    private static final String NONE = "\0none\0";

    private final MySqlServer mysql;
    private final ServerSocket server;
    private volatile String fatal = NONE;
    private volatile boolean leavesThen;
    private volatile boolean away;
    private volatile boolean lost;

    private ProxiedMySql(MySqlServer mysql, ServerSocket server) {
        this.mysql = mysql;
        this.server = server;
    }

    public static ProxiedMySql before(MySqlServer mysql) throws IOException {
        ProxiedMySql proxy = new ProxiedMySql(mysql, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    /** Settings that lead a service here; in the clear, so that statements can be told apart. */
    public String[] settings() {
        return new String[] {
            "--DB_PORT=" + server.getLocalPort(), "--DB_OPTIONS=sslMode=DISABLED&allowPublicKeyRetrieval=true"
        };
    }

    /** Loses the answer to the next commit of a transaction with such a statement. */
    public void loseTheAnswerAfter(String statement) {
        fatal = statement;
    }

    /** The same, and is away from then on. */
    public void leaveAfter(String statement) {
        leavesThen = true;
        fatal = statement;
    }

    /** Whether an answer was lost by now. */
    public boolean hasLostOne() {
        return lost;
    }

    /** Takes connections again. */
    public void comeBack() {
        leavesThen = false;
        away = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (away) {
                    client.close();
                } else {
                    new Link(client, new Socket(mysql.host(), mysql.port())).start();
                }
            } catch (IOException closed) {
                // The next round tells whether it was this server that is closed.
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        away = true;
        server.close();
    }

    private final class Link {

        private final Socket client;
        private final Socket database;
        private volatile boolean mute;
        private boolean doomed;

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void start() {
            Thread.startVirtualThread(() -> carry(client, database, this::look));
            Thread.startVirtualThread(() -> carry(database, client, _ -> !mute));
        }

        private void carry(Socket from, Socket to, Predicate<String> passes) {
            byte[] bytes = new byte[64 * 1024];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int read = in.read(bytes);
                while (read > 0 && passes.test(new String(bytes, 0, read, StandardCharsets.ISO_8859_1))) {
                    out.write(bytes, 0, read);
                    read = in.read(bytes);
                }
            } catch (IOException gone) {
                // Both ends are closed by now.
                Thread.onSpinWait();
            }
        }

        /** Whether a request is passed on; the text of a statement ends its packet (COM_QUERY). */
        private boolean look(String request) {
            String text = request.toLowerCase(Locale.ROOT);
            if (away) {
                return false;
            }
            doomed |= text.contains(fatal);
            if (doomed && text.endsWith("commit")) {
                fatal = NONE;
                away = leavesThen;
                lost = true;
                mute = true;
            }
            return true;
        }
    }
}
