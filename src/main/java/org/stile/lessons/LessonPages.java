package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import org.stile.base.PageOf;
import org.stile.base.SafeHtml;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What each page of this package shows. */
final class LessonPages {

    private LessonPages() {}

    /** A text of the form in which the guard found something, with the places marked. */
    record Marked(String field, SafeHtml text) {}

    /** What somebody else has saved in one part meanwhile. */
    record Meanwhile(String part, String saved) {}

    /**
     * The form, for a new lesson, a draft or a published one.
     *
     * @param published whether saving proposes a revision
     * @param publishesAtOnce whether a curator may publish the revision at once
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record EditForm(
            Form form,
            String heading,
            String back,
            LessonChoices choices,
            boolean published,
            boolean publishesAtOnce,
            boolean curator,
            String reviewNote,
            List<Option> onBehalfOf,
            List<Marked> marked,
            List<Meanwhile> meanwhile,
            Noticed noticed)
            implements TemplateInstance {}

    /**
     * What a look at the text came to.
     *
     * @param identifiers what may identify a patient
     * @param similar lessons that may say the same
     * @param advice what would make it better; nothing of it must be followed
     */
    record Noticed(List<Remark> identifiers, List<SimilarLessons.Similar> similar, List<Remark> advice) {

        public boolean nothing() {
            return identifiers.isEmpty() && similar.isEmpty() && advice.isEmpty();
        }
    }

    /** A sentence about a field. */
    record Remark(String field, String label, String message) {}

    /** A form whose sender's session has ended: everything typed, ready to be sent again. */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignedOut(Map<String, List<String>> fields) implements TemplateInstance {}

    /** What happens next with a lesson that was just submitted. */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Submitted(Lesson lesson) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record History(Lesson lesson, List<Revision> revisions) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Withdraw(Form form, Lesson lesson) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Report(Form form, Lesson lesson, List<Option> kinds) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Mine(PageOf<Lesson> lessons, String previous, String next, List<PageLink> links, Map<Long, String> told)
            implements TemplateInstance {}

    /** A lesson in a review queue. */
    record Waiting(Lessons.Opened opened, String from, long days) {}

    /** A change in a review queue. */
    record WaitingEdit(LessonEdits.OpenedEdit opened, String from, long days) {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewQueue(List<Waiting> lessons, List<WaitingEdit> edits, List<Lesson> drafts, long total, long hidden)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Review(Form form, Lessons.Opened opened, LessonText text, boolean mayPublish) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewEdit(Form form, LessonEdits.OpenedEdit opened) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Reports(List<LessonReport> reports) implements TemplateInstance {}
}
