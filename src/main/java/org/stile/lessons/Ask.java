package org.stile.lessons;

import java.time.Instant;
import java.util.Optional;
import org.stile.base.SafeHtml;
import org.stile.base.Token;

/**
 * A question about a lesson, and its answer, as one viewer may see them. It knows no account: who asked is said in the
 * words that the asker chose, who answered by role.
 *
 * @param lessonTitle as readers see it
 * @param lockVersion raised by every write
 * @param askedBy trust, region or name and trust of the asker, as pages write it
 * @param shown which of these the asker chose
 * @param days since it was asked
 * @param reply null while there is no answer
 * @param own whether the viewer asked it
 * @param mayCorrect whether the answer is the viewer's own to put right
 * @param hiddenReason why a curator hid it; empty unless it is hidden
 */
public record Ask(
        long id,
        LessonRef lesson,
        String lessonTitle,
        long lockVersion,
        State state,
        String question,
        String askedBy,
        Attribution shown,
        Instant askedAt,
        long days,
        Reply reply,
        boolean own,
        boolean mayAnswer,
        boolean mayCorrect,
        String hiddenReason) {

    /** Where a question is in its life. One that was taken back is nowhere. */
    public enum State implements Token {
        OPEN("open", "Open"),
        ANSWERED("answered", "Answered"),
        HIDDEN("hidden", "Hidden");

        private final String value;
        private final String label;

        State(String value, String label) {
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
    }

    /** By which right somebody answers. */
    public enum Answerer implements Token {
        AUTHOR("author", "The author"),
        TRUST_LEAD("trust-lead", "The trust’s lead"),
        CURATOR("curator", "A curator");

        private final String value;
        private final String label;

        Answerer(String value, String label) {
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
    }

    /**
     * An answer.
     *
     * @param corrected when its giver last put it right; null when never
     */
    public record Reply(String text, Answerer by, Instant at, Instant corrected) {

        public SafeHtml html() {
            return SafeHtml.lines(text);
        }
    }

    /** The question as its writer laid it out. */
    public SafeHtml questionHtml() {
        return SafeHtml.lines(question);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public boolean hidden() {
        return state == State.HIDDEN;
    }

    /** The answer; empty while there is none. */
    public Optional<Reply> answered() {
        return Optional.ofNullable(reply);
    }
}
