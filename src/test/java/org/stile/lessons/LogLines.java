package org.stile.lessons;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Everything that is logged, at any level that is logged at all, with what was thrown. */
final class LogLines extends Handler implements AutoCloseable {

    private final StringBuffer lines = new StringBuffer();

    static LogLines listen() {
        LogLines lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    String text() {
        return lines.toString();
    }

    @Override
    public void publish(LogRecord logged) {
        StringWriter line = new StringWriter();
        line.append(logged.getLoggerName()).append(' ');
        line.append(logged instanceof ExtLogRecord ext ? ext.getFormattedMessage() : logged.getMessage());
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(line, true));
        }
        lines.append(line).append('\n');
    }

    @Override
    public void flush() {
        // kept as it comes
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
