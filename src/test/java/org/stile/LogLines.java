package org.stile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the portal logs while a test listens, failures with their whole trace; not what a test's own servers log. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {}

    public static LogLines listen() {
        LogLines lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Waits until a line holds the words. */
    public void await(String words) {
        Instant end = Instant.now().plus(SOON);
        while (lines.stream().noneMatch(line -> line.contains(words))) {
            assertThat(Instant.now()).as("a log line with " + words).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLoggerName() != null && line.getLoggerName().startsWith("com.icegreen")) {
            return;
        }
        StringWriter text = new StringWriter();
        text.write(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " ");
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
