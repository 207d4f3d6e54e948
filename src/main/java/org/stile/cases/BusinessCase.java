package org.stile.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stile.base.Token;
import org.stile.programmes.Deployment.Days;

/**
 * A trust's request for the money and the go-ahead to take part in a programme, and what became of it.
 *
 * @param programme slug of the programme
 * @param trustCode ODS code; empty where none is known
 * @param trustName as it was called then; "Not named (case 7)" where no source names it
 * @param region key of the programme's; empty where it is not stated
 * @param pence what it is worth; null when not given, or when the viewer may not know
 * @param yearBase the year whose prices these are; null exactly when {@code pence} is
 * @param template what it was written from, or empty
 * @param summary what it asks for and why, in Markdown; empty when not given, or when the viewer may not know
 * @param lessons numbers of the lessons it cites; in lists left out
 * @param financeLead by role or name; empty when not given, or when the viewer may not know
 * @param reconstructed whether no source names the trust
 * @param history what it became, oldest first; empty for one that was withdrawn
 * @param version what a change must name
 */
public record BusinessCase(
        long id,
        String programme,
        String trustCode,
        String trustName,
        String region,
        Long pence,
        Integer yearBase,
        String template,
        String summary,
        List<Long> lessons,
        String financeLead,
        boolean reconstructed,
        String sourceTitle,
        String sourceUrl,
        List<Entry> history,
        int version) {

    public BusinessCase {
        lessons = List.copyOf(lessons);
        history = List.copyOf(history);
    }

    /** What a case is, from the first draft to the end. {@link #next} is the one table of what may follow what. */
    public enum Status implements Token {
        DRAFT("draft", "Draft"),
        SUBMITTED("submitted", "Submitted"),
        QUERIED("queried", "Queried"),
        APPROVED("approved", "Approved"),
        SIGNED_OFF("signed-off", "Signed off"),
        COMPLETED("completed", "Completed");

        private final String value;
        private final String label;

        Status(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }

        /** What a case may become next, in the order that is usual. */
        public Set<Status> next() {
            return switch (this) {
                case DRAFT, QUERIED -> EnumSet.of(SUBMITTED);
                case SUBMITTED -> EnumSet.of(QUERIED, APPROVED);
                case APPROVED -> EnumSet.of(SIGNED_OFF);
                case SIGNED_OFF -> EnumSet.of(COMPLETED);
                case COMPLETED -> EnumSet.noneOf(Status.class);
            };
        }
    }

    /**
     * That a case became something.
     *
     * @param days between which it happened
     * @param approver role of who decided it, or empty
     * @param accountId who recorded it here; 0 for what ships
     */
    public record Entry(Status status, Days days, String approver, String note, long accountId, Instant madeAt) {}

    /** The entry that says what it was at the end of a day, for certain; empty while it was not there. */
    public Optional<Entry> last(LocalDate day) {
        return history.stream().filter(entry -> entry.days().by(day)).reduce((before, after) -> after);
    }

    /** What it was at the end of a day, for certain; empty while it was not there. */
    public Optional<Status> status(LocalDate day) {
        return last(day).map(Entry::status);
    }

    /** The last entry of all; {@link java.util.NoSuchElementException} when it was withdrawn. */
    Entry latest() {
        return history.getLast();
    }

    /** Whether it has come as far as that. */
    boolean reached(Status status) {
        return history.stream().anyMatch(entry -> entry.status().compareTo(status) >= 0);
    }

    /** As somebody sees it who may know neither money nor words. */
    BusinessCase closed() {
        return with(null, null, "", List.of(), "");
    }

    BusinessCase withLessons(List<Long> others) {
        return with(pence, yearBase, summary, others, financeLead);
    }

    private BusinessCase with(Long worth, Integer year, String words, List<Long> cited, String lead) {
        return new BusinessCase(
                id,
                programme,
                trustCode,
                trustName,
                region,
                worth,
                year,
                template,
                words,
                cited,
                lead,
                reconstructed,
                sourceTitle,
                sourceUrl,
                history,
                version);
    }
}
