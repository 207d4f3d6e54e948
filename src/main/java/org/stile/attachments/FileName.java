package org.stile.attachments;

import java.text.Normalizer;
import java.util.Locale;
import org.stile.attachments.cleaning.FileType;
import org.stile.base.CleanText;

/** Names of files as they may be stored and sent to browsers. */
final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /**
     * The last part of a path without what could mean something to a computer: control and invisible characters, quotes,
     * separators, leading dots. Empty when nothing is left.
     */
    static String cleaned(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return CleanText.line(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]", "")
                .replaceAll("[\"'<>:|?*;%`$&]+", "-")
                .replaceFirst("^[.\\s]+", "");
    }

    /** The name with the usual ending of its type and no other, and not too long. */
    static String of(String cleaned, FileType type) {
        int dot = cleaned.lastIndexOf('.');
        String stem = (dot < 0 ? cleaned : cleaned.substring(0, dot)).strip();
        int end = Math.min(stem.length(), LONGEST);
        boolean half = end > 0 && end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1));
        String cut = stem.substring(0, half ? end - 1 : end).strip();
        return (cut.isEmpty() ? "file" : cut) + "." + type.value();
    }

    /** The header that makes a browser show a picture under its name, or save anything else under it. */
    static String disposition(Attachment file) {
        String plain =
                Normalizer.normalize(file.fileName(), Normalizer.Form.NFD).replaceAll("[^ -~]", "");
        StringBuilder encoded = new StringBuilder();
        for (byte b : file.fileName().getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(b);
            boolean safe = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            encoded.append(safe ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return String.format(
                Locale.ROOT,
                "%s; filename=\"%s\"; filename*=UTF-8''%s",
                file.type().picture() ? "inline" : "attachment",
                plain,
                encoded);
    }
}
