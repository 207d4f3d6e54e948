package org.stile.attachments.cleaning;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF written anew: earlier versions of its pages, document information, XMP, the names of who wrote notes and what
 * pictures say of their origin are gone; scripts, actions, files inside, signatures and encryption are refused.
 */
final class PdfFile {

    private static final int DEEPEST = 200;
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final Set<COSBase> UNPACKING =
            Set.of(COSName.FLATE_DECODE, COSName.LZW_DECODE, COSName.RUN_LENGTH_DECODE);

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute", "GoToE", "GoTo3DView");
    private static final Set<String> MEDIA = Set.of("RichMedia", "3D", "Screen", "Movie", "Sound");
    private static final List<COSName> SCRIPTS =
            List.of(COSName.getPDFName("JS"), COSName.getPDFName("JavaScript"), COSName.getPDFName("XFA"));
    private static final List<COSName> FILES = List.of(COSName.getPDFName("EmbeddedFiles"), COSName.getPDFName("EF"));
    private static final List<COSName> ABOUT_ITS_MAKING =
            List.of(COSName.METADATA, COSName.getPDFName("PieceInfo"), COSName.getPDFName("LastModified"));

    private long left = MOST_UNPACKED;

    private PdfFile() {}

    static void clean(Path file, Path cleaned) throws IOException, Refused {
        byte[] bytes = Files.readAllBytes(file);
        Hidden.refuse(bytes, Magic.PDF.length(), Math.min(bytes.length, 1_024));
        Hidden.refuseArchiveAtEnd(bytes);
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (pdf.isEncrypted()) {
                throw new Refused(Refusal.PROTECTED);
            }
            COSDocument document = pdf.getDocument();
            document.getTrailer().removeItem(COSName.INFO);
            PdfFile cleaner = new PdfFile();
            for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
                cleaner.clean(document.getObjectFromPool(key).getObject(), 0);
            }
            cleaner.clean(document.getTrailer(), 0);
            if (pdf.getNumberOfPages() == 0) {
                throw new Refused(Refusal.DAMAGED);
            }
            pdf.save(cleaned.toFile());
        } catch (InvalidPasswordException e) {
            throw new Refused(Refusal.PROTECTED);
        }
    }

    /** An object with what is directly in it; what it only refers to is in the table by itself. */
    private void clean(COSBase object, int depth) throws IOException, Refused {
        if (depth > DEEPEST) {
            throw new Refused(Refusal.UNSAFE);
        }
        if (object instanceof COSDictionary dictionary) {
            refuse(dictionary);
            ABOUT_ITS_MAKING.forEach(dictionary::removeItem);
            if (note(dictionary)) {
                dictionary.removeItem(COSName.T);
            }
            if (dictionary instanceof COSStream stream) {
                if (pictureOfCamera(stream)) {
                    cleanPicture(stream);
                } else {
                    measure(stream);
                }
            }
            for (COSBase value : List.copyOf(dictionary.getValues())) {
                clean(value, depth + 1);
            }
        } else if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                clean(array.get(i), depth + 1);
            }
        }
    }

    private static void refuse(COSDictionary dictionary) throws Refused {
        String action = dictionary.getNameAsString(COSName.S, "");
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE, "");
        boolean annotation = dictionary.containsKey(COSName.RECT);
        if (ACTIONS.contains(action)
                || annotation && MEDIA.contains(subtype)
                || SCRIPTS.stream().anyMatch(dictionary::containsKey)) {
            throw new Refused(Refusal.ACTIVE);
        }
        if (FILES.stream().anyMatch(dictionary::containsKey) || annotation && subtype.equals("FileAttachment")) {
            throw new Refused(Refusal.FILES_INSIDE);
        }
        if (dictionary.containsKey(COSName.BYTERANGE)) {
            throw new Refused(Refusal.SIGNED);
        }
    }

    /** Refuses what unpacks to too much, or in several steps, before anything unpacks it into memory. */
    private void measure(COSStream stream) throws IOException, Refused {
        COSBase filter = stream.getDictionaryObject(COSName.FILTER);
        if (filter instanceof COSArray several
                && several.toList().stream().filter(UNPACKING::contains).count() > 1) {
            throw new Refused(Refusal.UNPACKS_TOO_LARGE);
        }
        boolean packed = filter instanceof COSArray only
                ? only.size() == 1 && COSName.FLATE_DECODE.equals(only.getObject(0))
                : COSName.FLATE_DECODE.equals(filter);
        // pictures are large, and nothing here unpacks them
        if (packed && !COSName.IMAGE.equals(stream.getDictionaryObject(COSName.SUBTYPE))) {
            try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
                left -= in.skip(left + 1);
            } catch (EOFException | ZipException cutShort) {
                // many programs write streams that end too early: it is no more than that
                left -= 1;
            }
            if (left < 0) {
                throw new Refused(Refusal.UNPACKS_TOO_LARGE);
            }
        }
    }

    /** An annotation whose T is the name of who made it; a form field's T is its own name. */
    private static boolean note(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.RECT)
                && dictionary.containsKey(COSName.SUBTYPE)
                && !"Widget".equals(dictionary.getNameAsString(COSName.SUBTYPE));
    }

    /** Such pictures lie in a PDF as they came. */
    private static boolean pictureOfCamera(COSStream stream) {
        return COSName.DCT_DECODE.equals(stream.getDictionaryObject(COSName.FILTER));
    }

    private static void cleanPicture(COSStream stream) throws IOException, Refused {
        byte[] picture;
        try (InputStream in = stream.createRawInputStream()) {
            picture = in.readAllBytes();
        }
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(JpegFile.cleaned(picture));
        }
    }
}
