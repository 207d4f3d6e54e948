package org.stile.lessons;

import org.stile.base.CleanText;

/**
 * One lesson that an importer offers.
 *
 * @param externalId the importer's own identifier, unique in this installation
 * @param publish whether it is to be published; otherwise a draft
 */
public record ImportLine(String externalId, LessonContent content, boolean publish) {

    public ImportLine {
        externalId = CleanText.line(externalId);
    }

    /** What became of a line. */
    public sealed interface Outcome {}

    /** It was not there before. */
    public record Created() implements Outcome {}

    /** It was there and has changed. */
    public record Updated() implements Outcome {}

    /** It was there, just as it is offered. */
    public record Unchanged() implements Outcome {}

    /**
     * It was not taken.
     *
     * @param reason starts with a word that programs can rely on; never holds any of the line's text
     */
    public record Rejected(String reason) implements Outcome {}
}
