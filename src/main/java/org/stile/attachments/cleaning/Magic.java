package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/** What a file is by its first bytes, whatever it is called. */
public final class Magic {

    /** So many bytes of the beginning are wanted, or all there are. */
    public static final int LENGTH = 4_096;

    static final String ZIP = "PK\u0003\u0004";
    static final String PDF = "%PDF-";
    static final String PNG = "\u0089PNG\r\n\u001a\n";
    static final String JPEG = "\u00ff\u00d8\u00ff";
    static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static final int DICOM_AT = 128;
    private static final String DICOM = "DICM";

    // Programs and archives: never inside an office file either.
    private static final List<String> FOREIGN = List.of(
            "MZ",
            "\u007fELF",
            "\u00ca\u00fe\u00ba\u00be",
            "\u00cf\u00fa\u00ed\u00fe",
            "Rar!",
            "7z\u00bc\u00af",
            "\u001f\u008b",
            "BZh",
            "\u00fd7zXZ");

    private Magic() {}

    /**
     * Why a file that begins so is not taken under this name; empty when it may be what its name claims.
     *
     * @param claimed what the name says, null when it says nothing known
     */
    public static Optional<Refusal> refusal(byte[] beginning, FileType claimed) {
        String head = new String(beginning, ISO_8859_1);
        if (head.isEmpty()) {
            return Optional.of(Refusal.EMPTY);
        }
        if (head.startsWith(DICOM, DICOM_AT) || head.startsWith(DICOM)) {
            return Optional.of(Refusal.DICOM);
        }
        if (head.startsWith(OLE)) {
            return Optional.of(Refusal.OLD_OFFICE);
        }
        if (claimed == null) {
            return Optional.of(Refusal.UNKNOWN_TYPE);
        }
        return fits(head, claimed) ? Optional.empty() : Optional.of(Refusal.OTHER_TYPE);
    }

    private static boolean fits(String head, FileType claimed) {
        return switch (claimed.family()) {
            case OFFICE, OPEN_DOCUMENT -> head.startsWith(ZIP);
            case PDF -> head.startsWith(PDF);
            case PNG -> head.startsWith(PNG);
            case JPEG -> head.startsWith(JPEG);
            case TEXT -> !binary(head);
        };
    }

    private static boolean binary(String head) {
        return List.of(ZIP, PDF, PNG, JPEG, "GIF8").stream().anyMatch(head::startsWith) || foreign(head);
    }

    /** Whether it begins like a program or an archive. */
    static boolean foreign(String head) {
        return FOREIGN.stream().anyMatch(head::startsWith);
    }
}
