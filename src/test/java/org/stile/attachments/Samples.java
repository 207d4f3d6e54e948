package org.stile.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files as office programs and cameras make them, each with the name of who made it, {@link #AUTHOR}, where it has one. */
public final class Samples {

    /** In every place where a format keeps a name. */
    public static final String AUTHOR = "Quentin Wombat";

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Samples() {}

    /** A Word document with comments, tracked changes, a template on somebody's disk and a photograph. */
    public static byte[] docx(String text) {
        Map<String, byte[]> parts = wordParts(text);
        return zip(parts);
    }

    /** The parts of a Word document, for tests that add to them. */
    static Map<String, byte[]> wordParts(String text) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText(text);
            word.getProperties().getCoreProperties().setCreator(AUTHOR);
            word.getProperties().getCoreProperties().setLastModifiedByUser(AUTHOR);
            word.getProperties().getExtendedProperties().setCompany(AUTHOR);
            word.getProperties().getExtendedProperties().setManager(AUTHOR);
            word.getProperties().getCustomProperties().addProperty("Checked by", AUTHOR);
            word.createParagraph()
                    .createRun()
                    .addPicture(new ByteArrayInputStream(jpeg()), 5, "photo.jpg", 9_525 * 40, 9_525 * 30);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            word.write(out);
            parts.putAll(unzipped(out.toByteArray()));
        } catch (IOException | org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
        change(
                parts,
                "word/document.xml",
                "</w:body>",
                "<w:p><w:ins w:id=\"1\" w:author=\"" + AUTHOR + "\"><w:r><w:t>inserted words</w:t></w:r></w:ins>"
                        + "<w:del w:id=\"2\" w:author=\"" + AUTHOR
                        + "\"><w:r><w:delText>deleted words</w:delText></w:r></w:del></w:p></w:body>");
        parts.put(
                "word/comments.xml",
                ("<w:comments xmlns:w=\"" + W + "\"><w:comment w:id=\"0\" w:author=\"" + AUTHOR
                                + "\" w:initials=\"" + AUTHOR
                                + "\"><w:p><w:r><w:t>a comment</w:t></w:r></w:p></w:comment>"
                                + "</w:comments>")
                        .getBytes(UTF_8));
        parts.put(
                "word/_rels/settings.xml.rels",
                ("<Relationships"
                                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                                + " Target=\"file:///C:/Users/" + AUTHOR
                                + "/report.dotx\" TargetMode=\"External\"/></Relationships>")
                        .getBytes(UTF_8));
        change(
                parts,
                "[Content_Types].xml",
                "</Types>",
                "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.comments+xml\"/></Types>");
        change(
                parts,
                "word/_rels/document.xml.rels",
                "</Relationships>",
                "<Relationship Id=\"rIdC\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                        + "/comments\" Target=\"comments.xml\"/></Relationships>");
        return parts;
    }

    /** A workbook with a comment. */
    public static byte[] xlsx(String text) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet("First");
            var cell = sheet.createRow(0).createCell(0);
            cell.setCellValue(text);
            var drawing = sheet.createDrawingPatriarch();
            var comment = drawing.createCellComment(book.getCreationHelper().createClientAnchor());
            comment.setAuthor(AUTHOR);
            comment.setString(book.getCreationHelper().createRichTextString("a comment"));
            cell.setCellComment(comment);
            book.getProperties().getCoreProperties().setCreator(AUTHOR);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pptx(String text) {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText(text);
            show.getProperties().getCoreProperties().setCreator(AUTHOR);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            show.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] odt(String text) {
        return zip(odtParts(text));
    }

    static Map<String, byte[]> odtParts(String text) {
        String office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        String dc = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1));
        parts.put(
                "content.xml",
                ("<office:document-content xmlns:office=\"" + office + "\""
                                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" + dc
                                + " office:version=\"1.3\"><office:body><office:text><text:p>" + text
                                + "<office:annotation><dc:creator>" + AUTHOR + "</dc:creator><text:p>a comment</text:p>"
                                + "</office:annotation></text:p></office:text></office:body></office:document-content>")
                        .getBytes(UTF_8));
        parts.put(
                "meta.xml",
                ("<office:document-meta xmlns:office=\"" + office + "\"" + dc
                                + " office:version=\"1.3\"><office:meta><dc:creator>" + AUTHOR
                                + "</dc:creator></office:meta></office:document-meta>")
                        .getBytes(UTF_8));
        parts.put("Thumbnails/thumbnail.png", png());
        parts.put(
                "META-INF/manifest.xml",
                ("<manifest:manifest"
                                + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
                                + "<manifest:file-entry manifest:full-path=\"/\""
                                + " manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
                                + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                                + "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
                                + "<manifest:file-entry manifest:full-path=\"Thumbnails/thumbnail.png\""
                                + " manifest:media-type=\"image/png\"/></manifest:manifest>")
                        .getBytes(UTF_8));
        return parts;
    }

    /** A PDF with document information, XMP, a note, and a photograph. */
    public static byte[] pdf(String text) {
        try (PDDocument pdf = new PDDocument()) {
            return saved(onePage(pdf, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PDDocument onePage(PDDocument pdf, String text) throws IOException {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
            content.drawImage(photo(pdf), 50, 400, 40, 30);
        }
        PDAnnotationText note = new PDAnnotationText();
        note.setRectangle(new PDRectangle(10, 10, 20, 20));
        note.setTitlePopup(AUTHOR);
        note.setContents("a note");
        page.getAnnotations().add(note);
        pdf.getDocumentInformation().setAuthor(AUTHOR);
        PDMetadata xmp = new PDMetadata(pdf);
        xmp.importXMPMetadata(("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" + AUTHOR + "</x:xmpmeta>").getBytes(UTF_8));
        pdf.getDocumentCatalog().setMetadata(xmp);
        page.getCOSObject().setItem(COSName.getPDFName("PieceInfo"), new org.apache.pdfbox.cos.COSString(AUTHOR));
        return pdf;
    }

    /** As it came, with all that it says of itself. */
    private static PDImageXObject photo(PDDocument pdf) throws IOException {
        return new PDImageXObject(
                pdf, new ByteArrayInputStream(jpeg()), COSName.DCT_DECODE, 40, 30, 8, PDDeviceRGB.INSTANCE);
    }

    static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // without object streams, so that a search in the bytes sees everything
        pdf.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }

    /** A picture with a text chunk, EXIF and a time. */
    public static byte[] png() {
        byte[] plain = written("png");
        byte[] chunks = concat(
                chunk("tEXt", ("Author\0" + AUTHOR).getBytes(ISO_8859_1)),
                chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>" + AUTHOR + "</x:xmpmeta>").getBytes(UTF_8)),
                chunk("eXIf", ("MM\0*" + AUTHOR).getBytes(ISO_8859_1)));
        // after the header, which is 8 + 25 bytes
        return inserted(plain, 33, chunks);
    }

    static byte[] plainPng() {
        return written("png");
    }

    /** A photograph with EXIF (on its side), XMP, IPTC and a comment. */
    public static byte[] jpeg() {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put("Exif\0\0MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        tiff.putShort((short) 0x013b)
                .putShort((short) 2)
                .putInt(AUTHOR.length())
                .putInt(100);
        tiff.position(106).put(AUTHOR.getBytes(ISO_8859_1));
        byte[] segments = concat(
                segment(0xe1, tiff.array()),
                segment(0xe1, ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + AUTHOR + "</x:xmpmeta>").getBytes(UTF_8)),
                segment(0xed, ("Photoshop 3.0\0" + AUTHOR).getBytes(ISO_8859_1)),
                segment(0xfe, AUTHOR.getBytes(ISO_8859_1)));
        return inserted(written("jpg"), 2, segments);
    }

    static byte[] plainJpeg() {
        return written("jpg");
    }

    private static byte[] written(String format) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, new Color(x * 6, y * 8, 120).getRGB());
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(ISO_8859_1));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(ISO_8859_1))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] concat(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] file, int at, byte[] more) {
        ByteBuffer whole = ByteBuffer.allocate(file.length + more.length);
        return whole.put(file, 0, at).put(more).put(file, at, file.length - at).array();
    }

    static void change(Map<String, byte[]> parts, String name, String from, String to) {
        String part = new String(parts.get(name), UTF_8);
        if (!part.contains(from)) {
            throw new IllegalArgumentException(name + " has no " + from);
        }
        parts.put(name, part.replace(from, to).getBytes(UTF_8));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> unzipped(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
