package org.stile.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of an NDJSON stream. Holds one line and one buffer, whatever the stream's size: the rest of a line that is
 * too long is passed over unread. Blank lines are counted and left out; a byte order mark at the start is no text. Not
 * thread-safe.
 */
final class NdjsonLines {

    /** The most bytes a line may have, without its end. Ten times what the longest sensible lesson needs. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;
    private boolean tooLong;

    NdjsonLines(InputStream in) {
        this(in, MOST_BYTES);
    }

    NdjsonLines(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** A line that is not blank; numbers count from 1. */
    sealed interface Line {
        long number();
    }

    /** A line that can be read, without its end. */
    record Text(long number, String text) implements Line {}

    /** A line that cannot be read, and why. */
    record Unreadable(long number, String reason) implements Line {}

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (fill()) {
            readLine();
            number++;
            Line read = read();
            if (!(read instanceof Text text && text.text().isBlank())) {
                return Optional.of(read);
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    private void readLine() throws IOException {
        line.reset();
        tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            keep(stop - at);
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
    }

    private void keep(int length) {
        // one byte more than the limit is kept: it may be the CR of the line's end
        tooLong = tooLong || line.size() + length > mostBytes + 1;
        if (!tooLong) {
            line.write(buffer, at, length);
        }
    }

    private Line read() {
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (tooLong || length > mostBytes) {
            return new Unreadable(number, "line: has more than %d bytes".formatted(mostBytes));
        }
        try {
            return new Text(number, decoded(ByteBuffer.wrap(bytes, 0, length)));
        } catch (CharacterCodingException e) {
            return new Unreadable(number, "encoding: is not UTF-8");
        }
    }

    private String decoded(ByteBuffer bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
        return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
