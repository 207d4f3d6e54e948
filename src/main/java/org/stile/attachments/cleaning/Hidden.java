package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/** Looks for a second file in those parts of a file where it has no business. */
final class Hidden {

    /** The end of a ZIP archive lies within so many bytes of a file's end. */
    private static final int ZIP_TAIL = 22 + 65_535;

    private static final Pattern MARKUP =
            Pattern.compile("<(?:html|script|svg|iframe|body|!doctype|\\?php)[\\s>/]", Pattern.CASE_INSENSITIVE);

    private Hidden() {}

    /** Refuses bytes that hold a web page, a script, a PDF or an archive. */
    static void refuse(byte[] bytes, int from, int to) throws Refused {
        String text = new String(bytes, from, to - from, ISO_8859_1);
        if (MARKUP.matcher(text).find() || text.contains(Magic.ZIP) || text.contains(Magic.PDF)) {
            throw new Refused(Refusal.HIDES);
        }
    }

    /** Refuses what is not an archive and yet ends like one: programs find the ends of archives from behind. */
    static void refuseArchiveAtEnd(byte[] file) throws Refused {
        int from = Math.max(0, file.length - ZIP_TAIL);
        String tail = new String(file, from, file.length - from, ISO_8859_1);
        if (tail.contains("PK\u0005\u0006") && tail.contains("PK\u0001\u0002")) {
            throw new Refused(Refusal.HIDES);
        }
    }

    /** Whether a text begins like a web page, a drawing or another format that is made of text. */
    static boolean otherText(String text) {
        String begin = text.substring(0, Math.min(text.length(), Magic.LENGTH))
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return begin.startsWith("{\\rtf")
                || begin.startsWith("%!ps")
                || begin.startsWith("#!")
                || begin.startsWith("<?xml")
                || MARKUP.matcher(begin).lookingAt();
    }
}
