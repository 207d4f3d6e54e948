package org.stile.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stile.attachments.cleaning.FileType;
import org.stile.attachments.cleaning.Magic;
import org.stile.attachments.cleaning.Refusal;
import org.stile.base.Problem;

/**
 * A file that has come in and may be what its name says.
 *
 * @param sha256 of the file as it came
 */
record Received(FileType type, String sha256) {

    private static final int BUFFER = 64 * 1024;

    /**
     * Writes what comes into a file, and stops reading one byte after the limit.
     *
     * @param fileName cleaned; what it claims must fit what comes
     * @throws Problem.TooLarge when more comes than may
     */
    static Received into(Path file, InputStream content, String fileName) {
        try {
            MessageDigest hash = digest();
            copy(new DigestInputStream(content, hash), file);
            FileType claimed = FileType.named(fileName).orElse(null);
            try (InputStream in = Files.newInputStream(file)) {
                Magic.refusal(in.readNBytes(Magic.LENGTH), claimed).ifPresent(why -> {
                    throw refused(why);
                });
            }
            return new Received(claimed, HexFormat.of().formatHex(hash.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = Attachments.MOST_BYTES;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new Problem.TooLarge(Refusal.TOO_LARGE.message());
                }
                out.write(buffer, 0, read);
            }
        }
    }

    static String hash(Path file) throws IOException {
        MessageDigest hash = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), hash)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    static Problem refused(Refusal why) {
        return new Problem.Invalid("file", why.message());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
