package org.stile.lessons;

import org.stile.base.CleanText;

/**
 * One lesson that an importer offers.
 *
 * @param externalId the importer's own identifier, unique in this installation
 * @param publish whether it is to be published; otherwise a draft
 * @param line its number in what is imported; 0 where lines have none
 */
public record ImportLine(String externalId, LessonContent content, boolean publish, long line) {

    public ImportLine {
        externalId = CleanText.line(externalId);
    }

    public ImportLine(String externalId, LessonContent content, boolean publish) {
        this(externalId, content, publish, 0);
    }

    /** What became of a line. */
    public sealed interface Outcome {}

    /** It was not there before. {@code possible}: how many places in it may identify somebody. */
    public record Created(int possible) implements Outcome {}

    /** It was there and has changed. {@code possible}: how many places in it may identify somebody. */
    public record Updated(int possible) implements Outcome {}

    /** It was there, just as it is offered. */
    public record Unchanged() implements Outcome {}

    /**
     * It was not taken.
     *
     * @param reason starts with a word that programs can rely on; never holds any of the line's text
     */
    public record Rejected(String reason) implements Outcome {}
}
