package org.stile.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stile.attachments.Samples.AUTHOR;
import static org.stile.attachments.Samples.concat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stile.attachments.WorkFolders.WorkFolder;
import org.stile.attachments.cleaning.CleaningProcess;
import org.stile.attachments.cleaning.FileType;
import org.stile.attachments.cleaning.Refusal;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;

/** Files of friends and strangers: what is left of them, and what is not taken. */
class CleaningTest {

    @TempDir
    Path data;

    @AfterEach
    void nothing_of_a_file_is_left_behind() throws IOException {
        Files.createDirectories(data.resolve("uploads"));
        try (Stream<Path> left = Files.list(data.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    /** A file after cleaning. */
    private record Clean(byte[] bytes, String text) {

        Map<String, byte[]> parts() {
            return Samples.unzipped(bytes);
        }

        /** Whether a name is anywhere in it, packed or not. */
        boolean says(String name) {
            boolean inParts = bytes[0] == 'P'
                    && parts().values().stream().anyMatch(part -> new String(part, ISO_8859_1).contains(name));
            return inParts || new String(bytes, ISO_8859_1).contains(name);
        }
    }

    private Clean cleaned(String name, byte[] file) throws IOException {
        return cleaned(name, file, CleaningTest::here);
    }

    /** In this process: starting another takes a second. */
    private static Optional<Refusal> here(WorkFolder folder, FileType type) {
        return CleaningProcess.clean(folder.path(), type);
    }

    private Clean cleaned(String name, byte[] file, BiFunction<WorkFolder, FileType, Optional<Refusal>> cleaner)
            throws IOException {
        try (WorkFolder folder = new WorkFolders(data).open()) {
            assertThat(refusal(folder, name, file, cleaner)).isEmpty();
            return new Clean(
                    Files.readAllBytes(folder.file(CleaningProcess.CLEAN)),
                    Files.readString(folder.file(CleaningProcess.TEXT)));
        }
    }

    private Optional<Refusal> refusal(
            String name, byte[] file, BiFunction<WorkFolder, FileType, Optional<Refusal>> cleaner) {
        try (WorkFolder folder = new WorkFolders(data).open()) {
            return refusal(folder, name, file, cleaner);
        }
    }

    private static Optional<Refusal> refusal(
            WorkFolder folder, String name, byte[] file, BiFunction<WorkFolder, FileType, Optional<Refusal>> cleaner) {
        FileType type;
        try {
            type = Received.into(folder.file(CleaningProcess.GIVEN), new ByteArrayInputStream(file), name)
                    .type();
        } catch (Problem e) {
            return Stream.of(Refusal.values())
                    .filter(why -> why.message().equals(e.getMessage()))
                    .findFirst();
        }
        return cleaner.apply(folder, type);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("a.docx", Samples.docx("Ring the ward first")),
                Arguments.of("a.xlsx", Samples.xlsx("Ring the ward first")),
                Arguments.of("a.pptx", Samples.pptx("Ring the ward first")),
                Arguments.of("a.odt", Samples.odt("Ring the ward first")),
                Arguments.of("a.pdf", Samples.pdf("Ring the ward first")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_keeps_its_text_and_loses_its_author(String name, byte[] file) throws IOException {
        assertThat(new Clean(file, "").says(AUTHOR)).as("before").isTrue();
        Clean clean = cleaned(name, file, new Cleaner()::clean);

        assertThat(clean.text).contains("Ring the ward first").doesNotContain(AUTHOR);
        assertThat(clean.says(AUTHOR)).as("after").isFalse();
        assertThat(cleaned(name, clean.bytes).text).as("cleaned again").isEqualTo(clean.text);
    }

    @Test
    void a_word_document_still_opens_with_its_picture_and_its_comments_are_by_nobody() throws Exception {
        Clean clean = cleaned("a.docx", Samples.docx("Ring the ward first"));
        try (var word = new org.apache.poi.xwpf.usermodel.XWPFDocument(new ByteArrayInputStream(clean.bytes))) {
            assertThat(word.getParagraphs().getFirst().getText()).isEqualTo("Ring the ward first");
            assertThat(word.getComments()).hasSize(1);
            assertThat(word.getComments()[0].getAuthor()).isEqualTo("Author");
            assertThat(word.getProperties().getCoreProperties().getCreator()).isNull();
            assertThat(word.getAllPictures()).hasSize(1);
            assertThat(ImageIO.read(new ByteArrayInputStream(
                            word.getAllPictures().getFirst().getData())))
                    .isNotNull();
        }
        // also what tracked changes have deleted, and comments: the guard reads it all
        assertThat(clean.text).contains("inserted words", "deleted words", "a comment");
    }

    @Test
    void a_pdf_still_opens_and_says_nothing_of_its_making() throws IOException {
        Clean clean = cleaned("a.pdf", Samples.pdf("Ring the ward first"));
        try (PDDocument pdf = Loader.loadPDF(clean.bytes)) {
            assertThat(pdf.getDocumentInformation().getAuthor()).isNull();
            assertThat(pdf.getDocumentCatalog().getMetadata()).isNull();
            assertThat(pdf.getPage(0).getAnnotations().getFirst().getContents()).isEqualTo("a note");
            assertThat(new String(Samples.saved(pdf), ISO_8859_1)).doesNotContain(AUTHOR, "xmpmeta", "PieceInfo");
        }
        assertThat(clean.text).contains("a note");
    }

    @Test
    void thumbnails_and_their_mention_go() throws IOException {
        Map<String, byte[]> parts = cleaned("a.odt", Samples.odt("x")).parts();
        assertThat(parts.keySet()).first().isEqualTo("mimetype");
        assertThat(parts).doesNotContainKey("Thumbnails/thumbnail.png");
        assertThat(new String(parts.get("META-INF/manifest.xml"), UTF_8))
                .contains("content.xml")
                .doesNotContain("Thumbnails");
    }

    @Test
    void links_to_what_lies_elsewhere_are_cut_and_links_to_the_web_stay() throws IOException {
        Map<String, byte[]> parts = Samples.wordParts("x");
        Samples.change(
                parts,
                "word/_rels/document.xml.rels",
                "</Relationships>",
                "<Relationship Id=\"r8\" TargetMode=\"External\" Type=\"http://x/hyperlink\" Target=\"https://example.org/\"/>"
                        + "<Relationship Id=\"r9\" TargetMode=\"External\" Type=\"http://x/image\" Target=\"http://tracker.example/\"/>"
                        + "<Relationship Id=\"r7\" TargetMode=\"External\" Type=\"http://x/hyperlink\" Target=\"file:///C:/Users/x\"/>"
                        + "</Relationships>");
        Clean clean = cleaned("a.docx", Samples.zip(parts));
        assertThat(clean.says("https://example.org/")).isTrue();
        assertThat(clean.says("tracker.example")).isFalse();
        assertThat(clean.says("C:/Users")).isFalse();
    }

    @Test
    void a_photograph_keeps_its_pixels_and_the_way_up_and_loses_everything_else() throws IOException {
        Clean clean = cleaned("a.JPEG", Samples.jpeg());
        assertThat(clean.says(AUTHOR)).isFalse();
        assertThat(new String(clean.bytes, ISO_8859_1)).doesNotContain("xmpmeta", "Photoshop");
        assertThat(pixels(clean.bytes)).isEqualTo(pixels(Samples.plainJpeg()));
        // orientation 6, in an EXIF segment with one entry
        assertThat(new String(clean.bytes, 2, 36, ISO_8859_1))
                .contains("Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006");
        assertThat(cleaned("a.jpg", clean.bytes).bytes).isEqualTo(clean.bytes);
    }

    @Test
    void a_png_keeps_its_pixels_and_nothing_else() throws IOException {
        Clean clean = cleaned("a.png", Samples.png());
        assertThat(clean.says(AUTHOR)).isFalse();
        assertThat(clean.bytes).isEqualTo(Samples.plainPng());
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void text_of_any_writing_program_comes_out_as_utf_8() throws IOException {
        assertThat(cleaned("a.txt", "Café".getBytes("windows-1252")).text).isEqualTo("Café");
        assertThat(cleaned("a.csv", "\ufeffa,b\r\n1,é\r\n".getBytes(UTF_8)).bytes)
                .isEqualTo("a,b\r\n1,é\r\n".getBytes(UTF_8));
        assertThat(cleaned("a.md", concat(new byte[] {(byte) 0xff, (byte) 0xfe}, "# Hé".getBytes("UTF-16LE"))).text)
                .isEqualTo("# Hé");
    }

    static Stream<Arguments> hostile() throws IOException {
        String html = "<html><script>alert(1)</script></html>";
        byte[] pdf = Samples.pdf("x");
        byte[] zip = Samples.docx("x");
        byte[] png = Samples.plainPng();
        byte[] jpeg = Samples.plainJpeg();
        byte[] dicom = concat(new byte[128], "DICM".getBytes(ISO_8859_1), new byte[100]);
        byte[] ole = concat(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1},
                new byte[600]);
        return Stream.of(
                // what a file is, whatever it is called
                of("nothing at all", "a.txt", new byte[0], Refusal.EMPTY),
                of("a program", "a.exe", "MZ\0\0".getBytes(ISO_8859_1), Refusal.UNKNOWN_TYPE),
                of("a program called text", "a.txt", "MZ\0\0".getBytes(ISO_8859_1), Refusal.OTHER_TYPE),
                of("a web page", "a.html", html.getBytes(UTF_8), Refusal.UNKNOWN_TYPE),
                of("a web page called text", "a.txt", html.getBytes(UTF_8), Refusal.OTHER_TYPE),
                of("a web page in UTF-16", "a.txt", ("\ufeff" + html).getBytes("UTF-16LE"), Refusal.OTHER_TYPE),
                of("a drawing called text", "a.md", "<svg onload='x'/>".getBytes(UTF_8), Refusal.OTHER_TYPE),
                of("rich text called text", "a.txt", "{\\rtf1 x}".getBytes(UTF_8), Refusal.OTHER_TYPE),
                of("a script called text", "a.txt", "#!/bin/sh\nrm".getBytes(UTF_8), Refusal.OTHER_TYPE),
                of("bytes called text", "a.csv", new byte[] {'a', 0, 1, 2, 3}, Refusal.OTHER_TYPE),
                of("a drawing", "a.svg", "<svg/>".getBytes(UTF_8), Refusal.UNKNOWN_TYPE),
                of("a picture called a PDF", "a.pdf", png, Refusal.OTHER_TYPE),
                of("a PDF called a picture", "a.png", pdf, Refusal.OTHER_TYPE),
                of("a workbook called a document", "a.docx", Samples.xlsx("x"), Refusal.OTHER_TYPE),
                of("an archive called a document", "a.docx", Samples.zip(Map.of("a", new byte[1])), Refusal.OTHER_TYPE),
                of("OpenDocument called Word", "a.docx", Samples.odt("x"), Refusal.OTHER_TYPE),
                of("OpenDocument text called a spreadsheet", "a.ods", Samples.odt("x"), Refusal.OTHER_TYPE),
                of("DICOM", "a.dcm", dicom, Refusal.DICOM),
                of("DICOM called a picture", "a.png", dicom, Refusal.DICOM),
                of("an old Word file", "a.doc", ole, Refusal.OLD_OFFICE),
                of("an encrypted Word file", "a.docx", ole, Refusal.OLD_OFFICE),
                // two files at once
                of("GIF and JavaScript", "a.png", "GIF89a/*\0\0*/=1;alert(1)".getBytes(ISO_8859_1), Refusal.OTHER_TYPE),
                of("GIF and JavaScript", "a.txt", "GIF89a=1;alert(1)".getBytes(ISO_8859_1), Refusal.OTHER_TYPE),
                of("PDF and ZIP", "a.pdf", concat(pdf, zip), Refusal.HIDES),
                of("ZIP and PDF", "a.docx", concat(zip, pdf), Refusal.HIDES),
                of("PDF in an archive's first bytes", "a.docx", pdfInZip(), Refusal.HIDES),
                of(
                        "PDF and HTML",
                        "a.pdf",
                        concat("%PDF-1.4\n".getBytes(UTF_8), html.getBytes(UTF_8), pdf),
                        Refusal.HIDES),
                of("HTML behind a PNG", "a.png", concat(png, html.getBytes(UTF_8)), Refusal.HIDES),
                of("HTML in a PNG's text", "a.png", pngWith("tEXt", html.getBytes(UTF_8)), Refusal.HIDES),
                of("an archive behind a PNG", "a.png", concat(png, zip), Refusal.HIDES),
                of("PHP in a JPEG's comment", "a.jpg", jpegWith("<?php system($_GET[0]);"), Refusal.HIDES),
                of("an archive behind a JPEG", "a.jpg", concat(jpeg, zip), Refusal.HIDES),
                of("two Office formats at once", "a.docx", zipWith("mimetype", "x"), Refusal.HIDES),
                // names that lead out
                of("a part that climbs out", "a.docx", zipWith("../../etc/cron.d/x", "x"), Refusal.UNSAFE),
                of("a part at the root", "a.odt", odtWith("/etc/passwd", "x"), Refusal.UNSAFE),
                of("two parts of one name", "a.docx", zipWith("WORD/document.xml", "<x/>"), Refusal.UNSAFE),
                // what runs or opens something
                of("macros", "a.docx", zipWith("word/vbaProject.bin", "x"), Refusal.MACROS),
                of("a macro document renamed", "a.docx", typed(".macroEnabled.main+xml"), Refusal.MACROS),
                of("OpenDocument macros", "a.odt", odtWith("Basic/Standard/M.xml", "<x/>"), Refusal.MACROS),
                of("a program inside", "a.docx", zipWith("word/media/a.png", "MZ\0"), Refusal.FILES_INSIDE),
                of(
                        "an old object inside",
                        "a.docx",
                        zipWith("word/embeddings/o.bin", new String(ole, ISO_8859_1)),
                        Refusal.FILES_INSIDE),
                of("live data", "a.docx", wordWith("<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>"), Refusal.ACTIVE),
                of(
                        "a signature",
                        "a.odt",
                        odtWith("META-INF/documentsignatures.xml", "<document-signatures/>"),
                        Refusal.SIGNED),
                of(
                        "an encrypted OpenDocument",
                        "a.odt",
                        odtWith("META-INF/m.xml", "<encryption-data/>"),
                        Refusal.PROTECTED),
                of("a PDF with a script", "a.pdf", pdf(CleaningTest::script), Refusal.ACTIVE),
                of("a PDF with a file", "a.pdf", pdf(CleaningTest::file), Refusal.FILES_INSIDE),
                of("a PDF with a password", "a.pdf", pdf(CleaningTest::password), Refusal.PROTECTED),
                of("a PDF with restrictions", "a.pdf", pdf(CleaningTest::restrictions), Refusal.PROTECTED),
                // broken
                of("half a document", "a.docx", Arrays.copyOf(zip, zip.length / 2), Refusal.HIDES),
                of("half a picture's head", "a.png", Arrays.copyOf(png, 20), Refusal.DAMAGED),
                of("a picture with a wrong sum", "a.png", wrongSum(png), Refusal.DAMAGED),
                of("a PDF of nothing", "a.pdf", "%PDF-1.4\nnothing".getBytes(UTF_8), Refusal.DAMAGED));
    }

    static Stream<Arguments> bombs() throws IOException {
        return Stream.of(
                of("a zip bomb", "a.docx", zipBomb(), Refusal.UNPACKS_TOO_LARGE),
                of("ten thousand parts", "a.docx", manyParts(), Refusal.UNPACKS_TOO_LARGE),
                of("an XML bomb", "a.docx", xmlBomb(), Refusal.UNSAFE),
                of("an outside entity", "a.odt", outsideEntity(), Refusal.UNSAFE),
                of("XML a million deep", "a.docx", deepXml(), Refusal.UNSAFE),
                of("archives in archives", "a.docx", nested(), Refusal.FILES_INSIDE),
                of(
                        "a PDF bomb",
                        "a.pdf",
                        pdfBomb(deflatedSpaces(1_000_000_000L), COSName.FLATE_DECODE),
                        Refusal.UNPACKS_TOO_LARGE),
                of("a PDF bomb in two steps", "a.pdf", twicePacked(), Refusal.UNPACKS_TOO_LARGE),
                of("a PDF bomb that is packed otherwise", "a.pdf", runLengthBomb(), Refusal.TOO_HARD),
                of("a picture of 4 billion pixels", "a.png", hugePng(65_000, 65_000, 10), Refusal.TOO_MANY_PIXELS),
                of(
                        "a PNG that unpacks to more than it shows",
                        "a.png",
                        hugePng(10, 10, 50_000_000),
                        Refusal.UNPACKS_TOO_LARGE),
                of("a JPEG of 4 billion pixels", "a.jpg", hugeJpeg(), Refusal.TOO_MANY_PIXELS),
                of("a JPEG of endless passes", "a.jpg", endlessJpeg(), Refusal.TOO_HARD),
                of("text without end", "a.txt", "word ".repeat(450_000).getBytes(UTF_8), Refusal.TOO_MUCH_TEXT),
                of("a document without end", "a.docx", Samples.docx("word ".repeat(450_000)), Refusal.TOO_MUCH_TEXT));
    }

    private static Arguments of(String what, String name, byte[] file, Refusal why) {
        return Arguments.of(what, name, file, why);
    }

    @ParameterizedTest(name = "{0} as {1}: {3}")
    @MethodSource("hostile")
    void a_hostile_or_broken_file_is_refused_with_a_reason(String what, String name, byte[] file, Refusal why) {
        assertThat(refusal(name, file, CleaningTest::here)).as(what).contains(why);
    }

    @ParameterizedTest(name = "{0} as {1}: {3}")
    @MethodSource("bombs")
    void a_bomb_is_refused_in_little_memory_and_time(String what, String name, byte[] file, Refusal why) {
        assertThat(file.length).isLessThan((int) Attachments.MOST_BYTES);
        long began = System.nanoTime();
        // a process with 256 MB
        assertThat(refusal(name, file, new Cleaner()::clean)).as(what).contains(why);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void every_reason_is_whole_sentences_and_says_nothing_of_the_file() {
        for (Refusal why : Refusal.values()) {
            assertThat(why.message()).endsWith(".").doesNotContain("!", "%");
            assertThat(Identifiers.refusals(Map.of("why", why.message()))).isEmpty();
        }
    }

    private static byte[] zipWith(String name, String part) {
        Map<String, byte[]> parts = Samples.wordParts("x");
        parts.put(name, part.getBytes(ISO_8859_1));
        return Samples.zip(parts);
    }

    private static byte[] odtWith(String name, String part) {
        Map<String, byte[]> parts = Samples.odtParts("x");
        parts.put(name, part.getBytes(ISO_8859_1));
        return Samples.zip(parts);
    }

    private static byte[] wordWith(String run) {
        Map<String, byte[]> parts = Samples.wordParts("x");
        Samples.change(parts, "word/document.xml", "</w:body>", "<w:p><w:r>" + run + "</w:r></w:p></w:body>");
        return Samples.zip(parts);
    }

    private static byte[] typed(String ending) {
        Map<String, byte[]> parts = Samples.wordParts("x");
        Samples.change(parts, "[Content_Types].xml", Samples.DOCX, "application/vnd.ms-word.document" + ending);
        return Samples.zip(parts);
    }

    private static byte[] pdfInZip() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("%PDF-1.4", new byte[10]);
        parts.putAll(Samples.wordParts("x"));
        return Samples.zip(parts);
    }

    /** 200 MB of spaces in a part of 200 kB. */
    private static byte[] zipBomb() {
        Map<String, byte[]> parts = Samples.wordParts("x");
        byte[] spaces = new byte[50 * 1024 * 1024];
        Arrays.fill(spaces, (byte) ' ');
        byte[] part = concat("<x>".getBytes(UTF_8), spaces, "</x>".getBytes(UTF_8));
        for (int i = 0; i < 4; i++) {
            parts.put("word/more" + i + ".xml", part);
        }
        return Samples.zip(parts);
    }

    private static byte[] manyParts() {
        Map<String, byte[]> parts = Samples.wordParts("x");
        for (int i = 0; i < 10_000; i++) {
            parts.put("word/" + i + ".xml", "<x/>".getBytes(UTF_8));
        }
        return Samples.zip(parts);
    }

    private static byte[] xmlBomb() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return zipWith("word/bomb.xml", bomb.append("]><x>&a9;</x>").toString());
    }

    private static byte[] outsideEntity() {
        return odtWith("x.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
    }

    private static byte[] deepXml() {
        return zipWith("word/deep.xml", "<x>".repeat(1_000_000));
    }

    private static byte[] nested() {
        byte[] archive = Samples.zip(Map.of("a.txt", new byte[1_000]));
        for (int i = 0; i < 20; i++) {
            archive = Samples.zip(Map.of("a.zip", archive));
        }
        return zipWith("word/embeddings/a.zip", new String(archive, ISO_8859_1));
    }

    /** A page whose content unpacks to a gigabyte. */
    private static byte[] pdfBomb(byte[] packed, COSName... filters) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            COSStream content = new COSStream();
            try (OutputStream out = content.createRawOutputStream()) {
                out.write(packed);
            }
            COSArray all = new COSArray();
            Stream.of(filters).forEach(all::add);
            content.setItem(COSName.FILTER, all);
            page.setContents(new PDStream(content));
            return Samples.saved(pdf);
        }
    }

    private static byte[] twicePacked() throws IOException {
        return pdfBomb(deflated(deflatedSpaces(1_000_000_000L)), COSName.FLATE_DECODE, COSName.FLATE_DECODE);
    }

    /** Two bytes for 128 spaces. */
    private static byte[] runLengthBomb() throws IOException {
        byte[] runs = new byte[9_000_000];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
            runs[i + 1] = ' ';
        }
        return pdfBomb(runs, COSName.RUN_LENGTH_DECODE);
    }

    private static byte[] deflatedSpaces(long count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] spaces = new byte[1_000_000];
        Arrays.fill(spaces, (byte) ' ');
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            for (long i = 0; i < count; i += spaces.length) {
                out.write(spaces);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] pngWith(String type, byte[] data) {
        byte[] png = Samples.plainPng();
        return concat(Arrays.copyOf(png, 33), Samples.chunk(type, data), Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] hugePng(int width, int height, int unpacked) throws IOException {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return concat(
                Arrays.copyOf(Samples.plainPng(), 8),
                Samples.chunk("IHDR", header),
                Samples.chunk("IDAT", deflated(new byte[unpacked])),
                Samples.chunk("IEND", new byte[0]));
    }

    private static byte[] wrongSum(byte[] png) {
        byte[] wrong = png.clone();
        CRC32 sum = new CRC32();
        sum.update(wrong, 12, 17);
        wrong[29] = (byte) ~(sum.getValue() >> 24);
        return wrong;
    }

    private static byte[] jpegWith(String comment) {
        byte[] jpeg = Samples.plainJpeg();
        return concat(
                Arrays.copyOf(jpeg, 2),
                Samples.segment(0xfe, comment.getBytes(UTF_8)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] hugeJpeg() {
        byte[] frame = {8, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 1, 0x11, 0};
        return concat(new byte[] {(byte) 0xff, (byte) 0xd8}, Samples.segment(0xc0, frame));
    }

    private static byte[] endlessJpeg() {
        byte[] frame = {8, 1, 0, 1, 0, 1, 1, 0x11, 0};
        byte[] scan = Samples.segment(0xda, new byte[] {1, 1, 0, 0, 0, 0});
        byte[][] pieces = new byte[5_000][];
        Arrays.fill(pieces, scan);
        return concat(new byte[] {(byte) 0xff, (byte) 0xd8}, Samples.segment(0xc2, frame), concat(pieces));
    }

    private static byte[] pdf(Consumer<PDDocument> change) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            Samples.onePage(pdf, "x");
            change.accept(pdf);
            return Samples.saved(pdf);
        }
    }

    private static void script(PDDocument pdf) {
        pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
    }

    private static void file(PDDocument pdf) {
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(new PDEmbeddedFilesNameTreeNode(new COSDictionary()));
        pdf.getDocumentCatalog().setNames(names);
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Any"), COSInteger.ONE);
    }

    private static void password(PDDocument pdf) {
        protect(pdf, "secret");
    }

    private static void restrictions(PDDocument pdf) {
        protect(pdf, "");
    }

    private static void protect(PDDocument pdf, String toOpen) {
        try {
            pdf.protect(new StandardProtectionPolicy("owner", toOpen, new AccessPermission()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
