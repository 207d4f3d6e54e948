package org.stile.attachments;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stile.base.Problem;

/** The scanner's client against a server that speaks as clamd does, over TCP and over a Unix socket. */
class VirusScanTest {

    // split, so that no scanner takes this file for the test virus
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir
    Path folder;

    @Test
    void a_file_with_a_virus_is_refused_and_another_is_not() throws IOException {
        try (Clamd clamd = new Clamd(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            VirusScan scan = new VirusScan(Optional.of("127.0.0.1:" + clamd.port()));
            scan.check(file("harmless"));
            // several pieces, the virus in the last
            assertThatThrownBy(() -> scan.check(file(" ".repeat(200_000) + EICAR)))
                    .isInstanceOfSatisfying(
                            Problem.Invalid.class,
                            refused -> assertThat(refused.fields())
                                    .containsEntry(
                                            "file",
                                            "The virus scanner found something in the file (Eicar-Test-Signature). It was not"
                                                    + " stored."));
            assertThat(scan.standing()).isEqualTo(VirusScan.Standing.ANSWERS);
        }
    }

    @Test
    void the_scanner_may_be_at_a_socket() throws IOException {
        Path socket = folder.resolve("clamd.ctl");
        try (Clamd clamd = new Clamd(UnixDomainSocketAddress.of(socket))) {
            VirusScan scan = new VirusScan(Optional.of(socket.toString()));
            scan.check(file("harmless"));
            assertThatThrownBy(() -> scan.check(file(EICAR))).isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void a_scanner_that_is_not_there_or_answers_nonsense_lets_no_file_pass() throws IOException {
        VirusScan nobody = new VirusScan(Optional.of(folder.resolve("nobody").toString()));
        assertThatThrownBy(() -> nobody.check(file("harmless")))
                .isInstanceOf(Problem.Busy.class)
                .hasMessageContaining("cannot be searched for viruses");
        assertThat(nobody.standing()).isEqualTo(VirusScan.Standing.SILENT);
        assertThat(new VirusScanHealth(nobody).call().getData().orElseThrow()).containsEntry("scanner", "silent");
        try (Clamd clamd = new Clamd(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            VirusScan scan = new VirusScan(Optional.of("127.0.0.1:" + clamd.port()));
            assertThatThrownBy(() -> scan.check(file("too much for you"))).isInstanceOf(Problem.Busy.class);
        }
    }

    @Test
    void without_a_scanner_every_file_passes() throws IOException {
        VirusScan off = new VirusScan(Optional.empty());
        off.check(file(EICAR));
        assertThat(off.standing()).isEqualTo(VirusScan.Standing.OFF);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file"), content);
    }

    /** Speaks the part of clamd's protocol that is used, as clamd does: one command a connection. */
    private static final class Clamd implements AutoCloseable {

        private final ServerSocketChannel server;

        Clamd(SocketAddress at) throws IOException {
            server = at instanceof UnixDomainSocketAddress
                    ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    : ServerSocketChannel.open();
            server.bind(at);
            Thread.ofPlatform().daemon().start(this::serve);
        }

        int port() throws IOException {
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        }

        private void serve() {
            while (server.isOpen()) {
                try (SocketChannel client = server.accept()) {
                    String answer = answer(new DataInputStream(Channels.newInputStream(client)));
                    client.write(ByteBuffer.wrap((answer + "\0").getBytes(US_ASCII)));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static String answer(DataInputStream in) throws IOException {
            return switch (command(in)) {
                case "zPING" -> "PONG";
                case "zINSTREAM" -> scanned(in);
                default -> "UNKNOWN COMMAND";
            };
        }

        private static String command(DataInputStream in) throws IOException {
            StringBuilder command = new StringBuilder();
            for (int c = in.read(); c > 0; c = in.read()) {
                command.append((char) c);
            }
            return command.toString();
        }

        private static String scanned(DataInputStream in) throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                file.writeBytes(in.readNBytes(length));
            }
            String text = file.toString(US_ASCII);
            if (text.contains("too much")) {
                return "INSTREAM size limit exceeded. ERROR";
            }
            return text.contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
