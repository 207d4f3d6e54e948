package org.stile.attachments;

import java.io.InputStream;

/**
 * A file on its way in, as somebody sent it.
 *
 * @param fileName as the browser or program says it, which may be anything
 * @param title what it is
 * @param note how to use it, or empty
 * @param confirmed the SHA-256 of a file whose possible identifiers the sender has looked at; empty the first time
 * @param content read once, as far as the limit; not closed
 */
public record Upload(String fileName, String title, String note, String confirmed, InputStream content) {}
