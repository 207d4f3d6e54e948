package org.stile.attachments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.stile.attachments.cleaning.FileType;

/**
 * A file that goes with a lesson, as everybody may know it who may read the lesson. Who added it is not told: the audit
 * trail knows.
 *
 * @param lesson the lesson's number
 * @param title what it is, in a line
 * @param note how to use it, or empty
 * @param size in bytes, after cleaning
 * @param sha256 of what is given out, in hexadecimal
 */
public record Attachment(
        long id,
        @JsonIgnore long lesson,
        String title,
        String note,
        String fileName,
        FileType type,
        long size,
        String sha256,
        Instant addedAt) {

    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    /** Such as "820 bytes", "14 kB" or "2.1 MB". */
    @JsonIgnore
    public String sizeInWords() {
        if (size < KILO) {
            return size + " bytes";
        }
        return size < MEGA ? Math.round((double) size / KILO) + " kB" : "%.1f MB".formatted((double) size / MEGA);
    }
}
