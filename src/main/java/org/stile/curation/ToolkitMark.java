package org.stile.curation;

import java.time.Instant;
import java.util.Optional;
import org.stile.web.Role;

/**
 * What a trust's people made of one item of their copy.
 *
 * @param item its id
 * @param said what the item said when it was last marked
 * @param done empty while it is not ticked
 * @param wording what the item said when it was ticked; see {@link ToolkitItem#wording}
 * @param note empty when there is none
 * @param noteVersion raised by every write of the note; 0 before the first
 * @param noted when and by which role the note was last written; empty before that
 */
public record ToolkitMark(
        String item, String said, Optional<By> done, String wording, String note, int noteVersion, Optional<By> noted) {

    /** When, and by whom: the role, never the person. */
    public record By(Instant at, String role) {

        static final String MEMBER = "member";

        /** Such as "a trust lead". */
        public String words() {
            return role.equals(MEMBER) ? "a member" : "a trust lead";
        }

        static String role(boolean lead) {
            return lead ? Role.TRUST_LEAD.value() : MEMBER;
        }
    }

    /** What nobody has marked yet. */
    static ToolkitMark none(String item) {
        return new ToolkitMark(item, "", Optional.empty(), "", "", 0, Optional.empty());
    }

    /** Whether there is anything to keep. */
    public boolean says() {
        return done.isPresent() || !note.isEmpty();
    }

    /** The item's line as it was ticked; empty when it is not. */
    public String tickedText() {
        return wording.lines().findFirst().orElse("");
    }

    /** Whether it was ticked when the item said something else. */
    public boolean changedSince(ToolkitItem now) {
        return done.isPresent() && !wording.equals(now.wording());
    }
}
