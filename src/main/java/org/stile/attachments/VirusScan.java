package org.stile.attachments;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.stile.base.Problem;

/**
 * Asks ClamAV's daemon about files, by its INSTREAM command, where {@code STILE_CLAMD} says that there is one. When it
 * does not answer, no file is taken. Thread-safe.
 */
@ApplicationScoped
class VirusScan {

    private static final Logger LOG = Logger.getLogger(VirusScan.class);

    private static final Duration MOST_TIME = Duration.ofSeconds(30);
    private static final Duration MOST_TIME_TO_SAY_HELLO = Duration.ofSeconds(2);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final Pattern FOUND = Pattern.compile("stream: (.*) FOUND");
    private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([^\\]]+?)\\]?:([0-9]+)");

    private final Optional<String> where;

    VirusScan(@ConfigProperty(name = "stile.clamd") Optional<String> where) {
        this.where = where;
    }

    /** How it stands with the scanner. */
    enum Standing {
        OFF,
        ANSWERS,
        SILENT
    }

    /**
     * Refuses a file with a virus; lets every file pass where no scanner was asked for.
     *
     * @throws Problem.Busy when there should be a scanner and it does not answer
     */
    void check(Path file) {
        if (where.isEmpty()) {
            return;
        }
        String answer;
        try {
            answer = within(MOST_TIME, channel -> scan(file, channel));
        } catch (IOException e) {
            LOG.warnf("The virus scanner does not answer, so files are refused: %s", e.getMessage());
            throw new Problem.Busy("Files cannot be searched for viruses just now, so none can be added. Nothing was"
                    + " stored. Try again later.");
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            String virus = found.group(1).replaceAll("[^A-Za-z0-9._-]", "");
            LOG.warnf("A file with %s was refused", virus);
            throw new Problem.Invalid(
                    "file", "The virus scanner found something in the file (%s). It was not stored.".formatted(virus));
        }
    }

    /** Asks the scanner whether it is there; takes two seconds at most. */
    Standing standing() {
        if (where.isEmpty()) {
            return Standing.OFF;
        }
        try {
            String answer = within(MOST_TIME_TO_SAY_HELLO, channel -> {
                command("zPING\0", channel);
                return answer(channel);
            });
            return answer.equals("PONG") ? Standing.ANSWERS : Standing.SILENT;
        } catch (IOException e) {
            return Standing.SILENT;
        }
    }

    private interface Talk {
        String with(SocketChannel channel) throws IOException;
    }

    /** Closing the channel ends whatever it waits for. */
    private String within(Duration time, Talk talk) throws IOException {
        SocketAddress address = address(where.orElseThrow());
        boolean local = address instanceof UnixDomainSocketAddress;
        try (SocketChannel channel = local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            FutureTask<String> talking = new FutureTask<>(() -> {
                channel.connect(address);
                return talk.with(channel);
            });
            Thread.startVirtualThread(talking);
            return talking.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + time.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static SocketAddress address(String where) {
        if (where.startsWith("/")) {
            return UnixDomainSocketAddress.of(where);
        }
        Matcher parts = HOST_AND_PORT.matcher(where);
        if (!parts.matches()) {
            throw new IllegalStateException("stile.clamd is neither host:port nor a path");
        }
        return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Pieces with their length before them, and a piece of no length at the end. */
    private static String scan(Path file, SocketChannel channel) throws IOException {
        command("zINSTREAM\0", channel);
        ByteBuffer piece = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(piece.clear().position(Integer.BYTES)) > 0) {
                piece.flip().putInt(0, piece.limit() - Integer.BYTES);
                write(piece, channel);
            }
        }
        write(ByteBuffer.allocate(Integer.BYTES), channel);
        String answer = answer(channel);
        if (!answer.equals("stream: OK") && !FOUND.matcher(answer).matches()) {
            throw new IOException("it answered: " + answer);
        }
        return answer;
    }

    private static void command(String command, SocketChannel channel) throws IOException {
        write(ByteBuffer.wrap(command.getBytes(US_ASCII)), channel);
    }

    private static void write(ByteBuffer bytes, SocketChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer read = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER && channel.read(read.clear()) > 0) {
            answer.write(read.array(), 0, read.position());
        }
        return answer.toString(US_ASCII).replace("\0", "").strip();
    }
}
