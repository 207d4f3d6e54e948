package org.stile.attachments;

import java.util.List;

/** What came of an upload that was not refused. */
public sealed interface Added {

    /** It is there. */
    record Stored(Attachment file) implements Added {}

    /**
     * Nothing was stored: something in the file may identify somebody, and the sender must look first.
     *
     * @param sha256 of the file as sent, to send with it again
     * @param places what may identify somebody and where, without the text itself; never empty
     */
    record Asked(String sha256, List<String> places) implements Added {}
}
