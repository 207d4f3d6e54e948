package org.stile.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** The version of style sheet and scripts: part of their addresses, so that browsers may keep them for a year. */
@ApplicationScoped
class Assets {

    private final String version = version("stile.css") + version("stile.js");

    String version() {
        return version;
    }

    private static String version(String file) {
        try (InputStream in = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/resources/assets/" + file)) {
            CRC32 sum = new CRC32();
            sum.update(in == null ? new byte[0] : in.readAllBytes());
            return Long.toString(sum.getValue(), 36);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
