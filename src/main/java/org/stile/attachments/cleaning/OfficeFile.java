package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An Office or OpenDocument file, which is a ZIP archive of XML parts and pictures, packed anew part by part: XML as
 * {@link XmlPolicy} wants it, pictures without what they say of their origin, nothing between or around the parts. What
 * unpacks to too much is found out while it is unpacked, in constant memory.
 */
final class OfficeFile {

    private static final int MOST_PARTS = 2_000;
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final int LARGEST_PICTURE = 20 * 1024 * 1024;
    private static final int HEAD = 200;

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String MIMETYPE = "mimetype";

    // The same file gives the same bytes.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final Pattern UNSAFE_NAME =
            Pattern.compile("(?:^|/)\\.\\.?(?:/|$)|^/|\\\\|^[a-zA-Z]:|[\\x00-\\x1f]");
    private static final Pattern MACRO_PART =
            Pattern.compile("vba(?:project|data)|^basic/|^scripts/", Pattern.CASE_INSENSITIVE);

    private final ZipFile archive;
    private final ZipOutputStream out;
    private final Set<String> contentTypes = new HashSet<>();
    private long left = MOST_UNPACKED;

    private OfficeFile(ZipFile archive, ZipOutputStream out) {
        this.archive = archive;
        this.out = out;
    }

    static void clean(Path file, Path cleaned, FileType type) throws IOException, Refused {
        refuseSecondFile(Files.readAllBytes(file));
        try (ZipFile archive = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(cleaned))) {
            OfficeFile office = new OfficeFile(archive, out);
            office.checkParts(type);
            office.pack(type);
        } catch (ZipException e) {
            throw new Refused(
                    String.valueOf(e.getMessage()).contains("encrypted") ? Refusal.PROTECTED : Refusal.DAMAGED);
        }
    }

    /** An archive may stand in front of, behind or inside another file; ours stands alone. */
    private static void refuseSecondFile(byte[] file) throws Refused {
        String text = new String(file, Math.max(0, file.length - HEAD), Math.min(HEAD, file.length), ISO_8859_1);
        int end = text.lastIndexOf("PK\u0005\u0006");
        boolean nothingAfter = end >= 0 && end + 22 == text.length();
        boolean pdf = new String(file, 0, Math.min(file.length, 1_024), ISO_8859_1).contains(Magic.PDF);
        if (!nothingAfter || pdf) {
            throw new Refused(Refusal.HIDES);
        }
    }

    private List<? extends ZipEntry> parts() {
        return Collections.list(archive.entries());
    }

    private void checkParts(FileType type) throws IOException, Refused {
        if (archive.size() > MOST_PARTS) {
            throw new Refused(Refusal.UNPACKS_TOO_LARGE);
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry part : parts()) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (UNSAFE_NAME.matcher(name).find() || !names.add(name)) {
                throw new Refused(Refusal.UNSAFE);
            }
            if (MACRO_PART.matcher(name).find()) {
                throw new Refused(Refusal.MACROS);
            }
        }
        boolean office = names.contains(CONTENT_TYPES.toLowerCase(Locale.ROOT));
        boolean openDocument = names.contains(MIMETYPE);
        if (office && openDocument) {
            throw new Refused(Refusal.HIDES);
        }
        if (type.family() == FileType.Family.OPEN_DOCUMENT && !type.mediaType().equals(mimetype())) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
        if (type.family() == FileType.Family.OFFICE && !office) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
    }

    private String mimetype() throws IOException {
        ZipEntry entry = archive.getEntry(MIMETYPE);
        if (entry == null) {
            return "";
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return new String(in.readNBytes(HEAD), ISO_8859_1);
        }
    }

    private void pack(FileType type) throws IOException, Refused {
        if (type.family() == FileType.Family.OPEN_DOCUMENT) {
            stored(MIMETYPE, type.mediaType().getBytes(ISO_8859_1));
        }
        for (ZipEntry part : parts()) {
            boolean done = part.getName().equals(MIMETYPE);
            if (!done && !part.isDirectory() && !XmlPolicy.droppedPart(part.getName())) {
                pack(part);
            }
        }
        String main = type.mediaType() + ".main+xml";
        if (type.family() == FileType.Family.OFFICE && !contentTypes.contains(main)) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
    }

    /** Uncompressed and first, where OpenDocument wants it. */
    private void stored(String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private void pack(ZipEntry part) throws IOException, Refused {
        out.putNextEntry(entry(part.getName()));
        try (InputStream in = new BufferedInputStream(new Counted(archive.getInputStream(part)))) {
            in.mark(HEAD);
            String head = new String(in.readNBytes(HEAD), ISO_8859_1);
            in.reset();
            if (xml(head)) {
                xml(in);
            } else if (head.startsWith(Magic.PNG)) {
                out.write(PngFile.cleaned(picture(in)));
            } else if (head.startsWith(Magic.JPEG)) {
                out.write(JpegFile.cleaned(picture(in)));
            } else {
                refuseFile(head);
                in.transferTo(out);
            }
        }
        out.closeEntry();
    }

    private void xml(InputStream in) throws IOException, Refused {
        // not closed: it would close the archive
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        contentTypes.addAll(XmlPart.clean(in, writer));
    }

    /** With or without a byte order mark, in eight or sixteen bits. */
    private static boolean xml(String head) {
        return head.replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .replace("\0", "")
                .stripLeading()
                .startsWith("<");
    }

    private static byte[] picture(InputStream in) throws IOException, Refused {
        byte[] picture = in.readNBytes(LARGEST_PICTURE + 1);
        if (picture.length > LARGEST_PICTURE) {
            throw new Refused(Refusal.UNPACKS_TOO_LARGE);
        }
        return picture;
    }

    private static void refuseFile(String head) throws Refused {
        boolean file = head.startsWith(Magic.ZIP) || head.startsWith(Magic.OLE) || head.startsWith(Magic.PDF);
        if (head.startsWith("DICM", 128)) {
            throw new Refused(Refusal.DICOM);
        }
        if (file || Magic.foreign(head)) {
            throw new Refused(Refusal.FILES_INSIDE);
        }
    }

    /** Counts what all parts together unpack to. */
    private final class Counted extends java.io.FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new UnpacksTooLarge();
            }
            return read;
        }
    }

    /** Passes through readers of streams, which know no refusals. */
    static final class UnpacksTooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}
