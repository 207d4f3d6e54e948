package org.stile.boot;

/** Stile cannot start, for a reason that its operator can put right. The message is one line and says how. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartRefused(String message) {
        super(oneLine(message));
    }

    StartRefused(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Servers and file systems answer in several lines; the first words of a log line are what people read. */
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
