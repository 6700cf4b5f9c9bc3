package org.closedloop.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that answers as a test tells it to: real refusals, silence and broken connections. */
class ScriptedMailServer implements AutoCloseable {

    static final String HANG = "hang";
    static final String DROP = "drop";
    static final String OK = "250 OK";

    /** Message-IDs of what was accepted, or received before the connection broke. */
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> recipients = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    /** the answer to a command; null for the usual one */
    private volatile UnaryOperator<String> script = command -> null;

    ScriptedMailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void answering(UnaryOperator<String> answers) {
        script = answers;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                run(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            if (!answer(out, "CONNECT", "220 ready", in)) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    if (!answer(out, line, "354 go on", in) || !answer(out, "END " + data(in), OK, in)) {
                        return;
                    }
                } else if (!answer(out, line, verb.equals("QUIT") ? "221 bye" : OK, in)) {
                    return;
                } else if (verb.equals("RCPT")) {
                    recipients.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID:")) {
                id = line.substring("Message-ID:".length()).strip();
            }
        }
        received.add(id);
        return id;
    }

    private boolean answer(OutputStream out, String command, String usual, BufferedReader in) throws IOException {
        String special = script.apply(command);
        if (HANG.equals(special)) {
            // until the client gives up
            return in.readLine() != null;
        }
        if (DROP.equals(special)) {
            return false;
        }
        out.write(((special == null ? usual : special) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work);
        // a client that breaks the connection off is part of the play
        thread.setUncaughtExceptionHandler((ended, why) -> { });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
