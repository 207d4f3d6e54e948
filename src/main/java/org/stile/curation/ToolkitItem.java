package org.stile.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.stile.base.Markdown;
import org.stile.base.SafeHtml;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;

/**
 * One thing to do in a toolkit.
 *
 * @param id stays when the item changes, and is never used for another
 * @param text what to do, in a line
 * @param guidance how, in Markdown; may be empty
 * @param topics slugs: what lessons that the rule finds for it are about; without any it finds none
 * @param pinned lessons that curators chose for it, in their order
 * @param files that come with lessons
 */
public record ToolkitItem(
        String id,
        Stage stage,
        String text,
        String guidance,
        List<String> topics,
        List<LessonRef> pinned,
        List<FileLink> files) {

    public ToolkitItem {
        topics = topics == null ? List.of() : List.copyOf(topics);
        pinned = pinned == null ? List.of() : List.copyOf(pinned);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** A file of a lesson, by its number. */
    public record FileLink(LessonRef lesson, long file) {

        /** Where it is, for those who may read the lesson. */
        @Override
        public String toString() {
            return "/lessons/" + lesson + "/files/" + file;
        }
    }

    /** All that it says: when this changes, who ticked it may want to look again. */
    @JsonIgnore
    public String wording() {
        return guidance.isEmpty() ? text : text + "\n" + guidance;
    }

    /** The guidance for a page. */
    @JsonIgnore
    public SafeHtml guide() {
        return Markdown.html(guidance);
    }

    ToolkitItem called(String newId) {
        return new ToolkitItem(newId, stage, text, guidance, topics, pinned, files);
    }
}
