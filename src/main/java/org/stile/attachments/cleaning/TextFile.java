package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** A file that is nothing but text, in UTF-8 whatever it came in. */
final class TextFile {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextFile() {}

    /** The text; refuses what is not text, or is text of another format such as HTML. */
    static String read(byte[] file) throws Refused, java.io.IOException {
        String text = decoded(file);
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0)) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
        if (Hidden.otherText(text) || otherFormat(text)) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
        Hidden.refuseArchiveAtEnd(file);
        return text;
    }

    private static String decoded(byte[] file) throws Refused {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (startsWith(file, 0xef, 0xbb, 0xbf)) {
            return strictly(UTF_8, bytes.position(3));
        }
        if (startsWith(file, 0xff, 0xfe)) {
            return strictly(UTF_16LE, bytes.position(2));
        }
        if (startsWith(file, 0xfe, 0xff)) {
            return strictly(UTF_16BE, bytes.position(2));
        }
        try {
            return strictly(UTF_8, bytes);
        } catch (Refused notUtf8) {
            // what Excel and Notepad on older machines write
            return strictly(WINDOWS, ByteBuffer.wrap(file));
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= file.length || Byte.toUnsignedInt(file[i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static String strictly(Charset charset, ByteBuffer bytes) throws Refused {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Refusal.OTHER_TYPE);
        }
    }

    /** What Tika takes it for, by its content alone. */
    private static boolean otherFormat(String text) throws java.io.IOException {
        try (TikaInputStream in = TikaInputStream.get(text.getBytes(UTF_8))) {
            MediaType type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata());
            boolean markup =
                    type.getSubtype().contains("html") || type.getSubtype().contains("xml");
            // a note may well begin like a message: "From: …"
            boolean message = type.toString().equals("message/rfc822");
            return markup || !type.getType().equals("text") && !message;
        }
    }
}
