package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.stile.attachments.Attachment;
import org.stile.web.Form;

/** What the pages about a lesson's files show. */
final class FilePages {

    private FilePages() {}

    /**
     * The files of a lesson, and the form to add one.
     *
     * @param places what may identify somebody in the file that was just sent; empty unless the sender must confirm
     * @param mayAdd whether the form is there
     * @param mayRemove whether each file can be taken away
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Files(
            Form form, Lesson lesson, List<Attachment> files, List<String> places, boolean mayAdd, boolean mayRemove)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RemoveFile(Lesson lesson, Attachment file) implements TemplateInstance {}
}
