package org.stile.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens to files that people add.
 *
 * @param clamd where ClamAV's daemon listens: host:port, or the path of its socket; empty when files are not scanned
 */
record FileSettings(String clamd) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");

    static FileSettings from(Environment env) {
        String clamd = env.text("STILE_CLAMD").orElse("");
        if (!clamd.isEmpty() && !clamd.startsWith("/") && !hostAndPort(clamd)) {
            throw env.wrong(
                    "STILE_CLAMD",
                    "Give host and port, such as 127.0.0.1:3310, or the path of its socket, such as"
                            + " /run/clamav/clamd.ctl.");
        }
        return new FileSettings(clamd);
    }

    private static boolean hostAndPort(String clamd) {
        Matcher parts = HOST_AND_PORT.matcher(clamd);
        return parts.matches() && Integer.parseInt(parts.group(1)) >= 1 && Integer.parseInt(parts.group(1)) <= 65_535;
    }
}
