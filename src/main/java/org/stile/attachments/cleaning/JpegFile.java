package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A JPEG picture with nothing left in it but what is needed to show it: EXIF, XMP, IPTC, comments, profiles, thumbnails
 * and whatever follows its end go, every pixel stays as it is. Which way up it is, which cameras say in EXIF, is kept in
 * an EXIF segment of our own that says nothing else. Nothing is decoded.
 */
final class JpegFile {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    // A progressive picture has about ten; each costs a decoder a pass over all of it.
    private static final int MOST_SCANS = 100;
    private static final int ORIENTATION_TAG = 0x0112;

    private final byte[] file;
    private final ByteArrayOutputStream segments;
    private int at = 2;
    private int scans;
    private boolean sized;
    private int orientation = 1;

    private JpegFile(byte[] file) {
        this.file = file;
        this.segments = new ByteArrayOutputStream(file.length);
    }

    static byte[] cleaned(byte[] file) throws Refused {
        return new JpegFile(file).clean();
    }

    private byte[] clean() throws Refused {
        if (file.length < 4 || unsigned(0) != 0xff || unsigned(1) != SOI) {
            throw damaged();
        }
        int marker = marker();
        while (marker != EOI) {
            segment(marker);
            marker = marker();
        }
        if (!sized || scans == 0) {
            throw damaged();
        }
        Hidden.refuse(file, at, file.length);
        Hidden.refuseArchiveAtEnd(file);
        ByteArrayOutputStream clean = new ByteArrayOutputStream(segments.size() + 64);
        clean.writeBytes(new byte[] {(byte) 0xff, (byte) SOI});
        if (orientation > 1) {
            clean.writeBytes(exif(orientation));
        }
        clean.writeBytes(segments.toByteArray());
        clean.writeBytes(new byte[] {(byte) 0xff, (byte) EOI});
        return clean.toByteArray();
    }

    /** The next marker, over fill bytes; the end of the file counts as the end of the picture once it has a scan. */
    private int marker() throws Refused {
        if (at >= file.length && scans > 0) {
            return EOI;
        }
        if (at + 1 >= file.length || unsigned(at) != 0xff) {
            throw damaged();
        }
        while (at + 1 < file.length && unsigned(at + 1) == 0xff) {
            at++;
        }
        if (at + 1 >= file.length) {
            throw damaged();
        }
        int marker = unsigned(at + 1);
        at += 2;
        return marker;
    }

    private void segment(int marker) throws Refused {
        if (at + 2 > file.length) {
            throw damaged();
        }
        int length = unsigned(at) << 8 | unsigned(at + 1);
        int end = at + length;
        if (length < 2 || end > file.length) {
            throw damaged();
        }
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> frame(marker, end);
            case 0xdb, 0xc4, 0xdd -> keep(marker, end);
            case SOS -> scan(marker, end);
            case APP0 -> density(end);
            case APP14 -> colours(end);
            default -> leaveOut(marker, end);
        }
    }

    private void frame(int marker, int end) throws Refused {
        if (sized || end - at < 8) {
            throw damaged();
        }
        Pictures.checkSize(unsigned(at + 5) << 8 | unsigned(at + 6), unsigned(at + 3) << 8 | unsigned(at + 4));
        sized = true;
        keep(marker, end);
    }

    /** A scan's header and the picture data after it, up to the next marker that is not part of the data. */
    private void scan(int marker, int end) throws Refused {
        if (++scans > MOST_SCANS) {
            throw new Refused(Refusal.TOO_HARD);
        }
        keep(marker, end);
        int data = at;
        while (at < file.length && !ends(at)) {
            at++;
        }
        segments.write(file, data, at - data);
    }

    private boolean ends(int place) {
        if (unsigned(place) != 0xff || place + 1 >= file.length) {
            return false;
        }
        int next = unsigned(place + 1);
        boolean restart = next >= 0xd0 && next <= 0xd7;
        return next != 0 && next != 0xff && !restart;
    }

    /** The JFIF segment without its thumbnail, which may show more than the picture does. */
    private void density(int end) throws Refused {
        if (!begins("JFIF\0", end) || end - at < 16) {
            leaveOut(APP0, end);
            return;
        }
        byte[] plain = new byte[18];
        plain[0] = (byte) 0xff;
        plain[1] = (byte) APP0;
        plain[3] = 16;
        System.arraycopy(file, at + 2, plain, 4, 12);
        segments.writeBytes(plain);
        at = end;
    }

    /** How the colours are written: without it some pictures come out green. */
    private void colours(int end) throws Refused {
        if (begins("Adobe", end) && end - at == 14) {
            keep(APP14, end);
        } else {
            leaveOut(APP14, end);
        }
    }

    private boolean begins(String name, int end) {
        return end - at - 2 >= name.length() && new String(file, at + 2, name.length(), ISO_8859_1).equals(name);
    }

    private void keep(int marker, int end) {
        segments.write(0xff);
        segments.write(marker);
        segments.write(file, at, end - at);
        at = end;
    }

    private void leaveOut(int marker, int end) throws Refused {
        boolean application = marker >= APP0 && marker <= 0xef;
        if (!application && marker != 0xfe) {
            // arithmetic coding, lossless and hierarchical pictures: no browser shows them
            throw damaged();
        }
        Hidden.refuse(file, at + 2, end);
        if (marker == APP1) {
            orientation(at + 2, end);
        }
        at = end;
    }

    private void orientation(int from, int end) {
        boolean exif = end - from > 14 && new String(file, from, 6, ISO_8859_1).equals("Exif\0\0");
        if (!exif) {
            return;
        }
        ByteBuffer tiff = ByteBuffer.wrap(file, from + 6, end - from - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION_TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                orientation = value >= 1 && value <= 8 ? value : 1;
            }
        }
    }

    /** An EXIF segment that says which way up the picture is, and nothing else. */
    private static byte[] exif(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.put((byte) 0xff).put((byte) APP1).putShort((short) 34);
        segment.put("Exif\0\0".getBytes(ISO_8859_1));
        segment.put("MM\0*".getBytes(ISO_8859_1)).putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) ORIENTATION_TAG).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0);
        segment.putInt(0);
        return segment.array();
    }

    private int unsigned(int place) {
        return Byte.toUnsignedInt(file[place]);
    }

    private static Refused damaged() {
        return new Refused(Refusal.DAMAGED);
    }
}
