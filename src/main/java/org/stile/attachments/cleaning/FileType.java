package org.stile.attachments.cleaning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stile.base.Token;

/**
 * The kinds of files that can go with a lesson. Each can be cleaned of who made it. Older Office formats and pictures in
 * other formats cannot, so they are not here.
 */
public enum FileType implements Token {
    DOCX(Family.OFFICE, "Word document", ooxml("wordprocessingml.document"), "docx"),
    XLSX(Family.OFFICE, "Excel workbook", ooxml("spreadsheetml.sheet"), "xlsx"),
    PPTX(Family.OFFICE, "PowerPoint presentation", ooxml("presentationml.presentation"), "pptx"),
    ODT(Family.OPEN_DOCUMENT, "OpenDocument text", "application/vnd.oasis.opendocument.text", "odt"),
    ODS(Family.OPEN_DOCUMENT, "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP(Family.OPEN_DOCUMENT, "OpenDocument presentation", "application/vnd.oasis.opendocument.presentation", "odp"),
    PDF(Family.PDF, "PDF", "application/pdf", "pdf"),
    TXT(Family.TEXT, "Plain text", "text/plain;charset=UTF-8", "txt"),
    CSV(Family.TEXT, "CSV table", "text/csv;charset=UTF-8", "csv"),
    MD(Family.TEXT, "Markdown text", "text/markdown;charset=UTF-8", "md"),
    PNG(Family.PNG, "PNG picture", "image/png", "png"),
    JPEG(Family.JPEG, "JPEG picture", "image/jpeg", "jpg", "jpeg");

    /** Kinds that are cleaned in the same way. */
    enum Family {
        OFFICE,
        OPEN_DOCUMENT,
        PDF,
        TEXT,
        PNG,
        JPEG
    }

    private final Family family;
    private final String label;
    private final String mediaType;
    private final List<String> extensions;

    FileType(Family family, String label, String mediaType, String... extensions) {
        this.family = family;
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    private static String ooxml(String what) {
        return "application/vnd.openxmlformats-officedocument." + what;
    }

    /** The type that a file's name claims; empty when it ends like none of these. */
    public static Optional<FileType> named(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> fileName.contains(".") && type.extensions.contains(extension))
                .findFirst();
    }

    @Override
    public String value() {
        return extensions.getFirst();
    }

    @Override
    public String label() {
        return label;
    }

    /** As it is sent to browsers, with the character set where there is one. */
    public String mediaType() {
        return mediaType;
    }

    /** Every ending that names of this type may have, without the dot, the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether a browser may show it where it stands: nothing but pictures that are made of pixels. */
    public boolean picture() {
        return family == Family.PNG || family == Family.JPEG;
    }

    Family family() {
        return family;
    }
}
