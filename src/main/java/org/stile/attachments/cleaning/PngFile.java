package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG picture with nothing left in it but what is needed to show it: comments, EXIF, XMP, colour profiles and dates go,
 * every pixel stays as it is. Nothing is decoded into memory.
 */
final class PngFile {

    // What the picture looks like; everything else only tells of it.
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");

    private static final int SIGNATURE = Magic.PNG.length();
    private static final int AROUND_DATA = 12;

    private final byte[] file;
    private final ByteArrayOutputStream clean;
    private final Inflater inflater = new Inflater();
    private final byte[] scratch = new byte[64 * 1024];
    private long expected;
    private long inflated;

    private PngFile(byte[] file) {
        this.file = file;
        this.clean = new ByteArrayOutputStream(file.length);
    }

    static byte[] cleaned(byte[] file) throws Refused {
        PngFile png = new PngFile(file);
        try {
            return png.clean();
        } finally {
            png.inflater.end();
        }
    }

    private byte[] clean() throws Refused {
        clean.write(file, 0, SIGNATURE);
        int at = SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            int length = length(at);
            type = new String(file, at + 4, 4, ISO_8859_1);
            check(at, length);
            if ((at == SIGNATURE) != type.equals("IHDR")) {
                throw damaged();
            }
            chunk(type, at, length);
            at += AROUND_DATA + length;
        }
        Hidden.refuse(file, at, file.length);
        Hidden.refuseArchiveAtEnd(file);
        // a picture that ends early is still one
        if (inflated == 0) {
            throw damaged();
        }
        return clean.toByteArray();
    }

    private void chunk(String type, int at, int length) throws Refused {
        int data = at + 8;
        switch (type) {
            case "IHDR" -> header(ByteBuffer.wrap(file, data, length));
            case "IDAT" -> inflate(data, length);
            default -> {}
        }
        if (KEPT.contains(type)) {
            clean.write(file, at, AROUND_DATA + length);
        } else {
            Hidden.refuse(file, data, data + length);
        }
    }

    private int length(int at) throws Refused {
        if (at + AROUND_DATA > file.length) {
            throw damaged();
        }
        int length = ByteBuffer.wrap(file).getInt(at);
        if (length < 0 || length > file.length - at - AROUND_DATA) {
            throw damaged();
        }
        return length;
    }

    private void check(int at, int length) throws Refused {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, 4 + length);
        if ((int) sum.getValue() != ByteBuffer.wrap(file).getInt(at + 8 + length)) {
            throw damaged();
        }
    }

    private void header(ByteBuffer header) throws Refused {
        if (header.remaining() != 13) {
            throw damaged();
        }
        int width = header.getInt();
        int height = header.getInt();
        Pictures.checkSize(width, height);
        int depth = header.get();
        if (depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16) {
            throw damaged();
        }
        int bits = depth * channels(header.get());
        // interlaced pictures have a few more row beginnings: seven passes, each with at most twice the rows
        expected = 8L * height + 64 + (long) height * (((long) width * bits + 7) / 8 + 8);
    }

    private static int channels(byte colourType) throws Refused {
        return switch (colourType) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw damaged();
        };
    }

    /** Counts what comes out, and keeps none of it. */
    private void inflate(int data, int length) throws Refused {
        inflater.setInput(file, data, length);
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                int more = inflater.inflate(scratch);
                inflated += more;
                if (inflated > expected) {
                    throw new Refused(Refusal.UNPACKS_TOO_LARGE);
                }
                if (more == 0 && !inflater.needsInput() && !inflater.finished()) {
                    throw damaged();
                }
            }
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private static Refused damaged() {
        return new Refused(Refusal.DAMAGED);
    }
}
