package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param original the quick observation that it is made of; null for every other lesson
     * @param keeps whether the form is kept as a draft while it is written
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
            Noticed noticed,
            Original original,
            boolean keeps,
            List<Linkable> linkable)
            implements TemplateInstance {}

    /**
     * A quick observation beside the lesson that is made of it.
     *
     * @param parts its sentences, each with the part of the lesson it was put into and why
     * @param own whether the viewer wrote it: others send their work to the author to approve
     */
    record Original(Observation observation, List<ObservationDraft.Part> parts, boolean own) {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Quick(Form form, List<Option> stages) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Approve(Form form, Lesson lesson, LessonText text, Observation observation) implements TemplateInstance {}

    /**
     * What a look at the text came to.
     *
     * @param content what was looked at, and {@code text} the same as readers will see it
     * @param identifiers what may identify a patient
     * @param similar lessons that may say the same
     * @param advice what would make it better; nothing of it must be followed
     */
    record Noticed(
            LessonContent content,
            LessonText text,
            List<Remark> identifiers,
            List<SimilarLessons.Similar> similar,
            List<Remark> advice) {

        public boolean nothing() {
            return identifiers.isEmpty() && similar.isEmpty() && advice.isEmpty();
        }
    }

    /**
     * A lesson that the writer may link theirs to.
     *
     * @param chosen what was chosen so far; null when nothing
     */
    record Linkable(LessonRef ref, String title, LinkType chosen) {

        public String field() {
            return "link-" + ref;
        }

        /** The answers that can be chosen. Superseding is only offered where it was said before, on its own page. */
        public List<Answer> answers() {
            List<Answer> answers = new ArrayList<>(List.of(
                    answer(null, "Mine says something new"),
                    answer(LinkType.CORROBORATES, "Mine confirms it"),
                    answer(LinkType.VARIANT_OF, "Mine is a variant of it"),
                    answer(LinkType.CONTRADICTS, "Mine contradicts it")));
            if (chosen == LinkType.SUPERSEDES) {
                answers.add(answer(LinkType.SUPERSEDES, "Mine supersedes it"));
            }
            return answers;
        }

        private Answer answer(LinkType type, String label) {
            return new Answer(type == null ? "" : type.value(), label, type == chosen);
        }

        /** One answer; the empty value stands for no link. */
        public record Answer(String value, String label, boolean checked) {}
    }

    /** A sentence about a field. */
    record Remark(String field, String label, String message) {}

    /** A form whose sender's session has ended: everything typed, ready to be sent again. */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignedOut(Map<String, List<String>> fields, List<String> files) implements TemplateInstance {}

    /** What happens next with a lesson that was just submitted. */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Submitted(Lesson lesson) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record History(Lesson lesson, List<Revision> revisions, List<StaleLessons.Confirmation> confirmations)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Withdraw(Form form, Lesson lesson) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Report(Form form, Lesson lesson, List<Option> kinds) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Mine(PageOf<OwnLesson> lessons, String previous, String next, List<PageLink> links, Map<Long, String> told)
            implements TemplateInstance {}

    /**
     * One of the viewer's own lessons.
     *
     * @param toApprove whether somebody has made a lesson of the viewer's observation and asks whether it is right
     */
    record OwnLesson(Lesson lesson, boolean toApprove) {}

    /**
     * A lesson in the review queue.
     *
     * @param from where it comes from, in words
     * @param clock how long there is to decide, in words
     * @param late whether its author has waited longer than we said
     * @param found what the guard, the linter and the search for the same lesson found, in words; empty: nothing
     * @param reviewer name of who has taken it on, or empty
     * @param mayAssign whether the viewer may say who deals with it
     */
    record Waiting(
            Lessons.Opened opened,
            String from,
            String clock,
            boolean late,
            List<String> found,
            String reviewer,
            boolean mayAssign) {}

    /** A change in a review queue. */
    record WaitingEdit(LessonEdits.OpenedEdit opened, String from, long days) {}

    /** A quick observation that waits to be worked up, or for its author to approve what was made of it. */
    record WaitingObservation(Lesson lesson, Observation observation, String from, long days) {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewQueue(
            Form form,
            PageOf<Waiting> lessons,
            List<WaitingEdit> edits,
            List<WaitingObservation> observations,
            List<Lesson> drafts,
            boolean mayAssign,
            List<Option> reviewers,
            String previous,
            String next,
            List<PageLink> links,
            long hidden)
            implements TemplateInstance {}

    /** A part of a lesson on which a reviewer may comment. */
    record Commented(String field, String label) {}

    /**
     * The page on which a reviewer decides.
     *
     * @param noticed what the guard, the linter and the search for the same lesson find now
     * @param reviewer name of who has taken it on, or empty
     * @param actions names of what the viewer may do, in capitals
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Review(
            Form form,
            Lessons.Opened opened,
            LessonText text,
            Noticed noticed,
            String from,
            String clock,
            String reviewer,
            Set<String> actions,
            List<Option> criteria,
            List<Commented> parts,
            List<Option> reviewers,
            List<LessonLink> links)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewEdit(Form form, LessonEdits.OpenedEdit opened) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Reports(List<LessonReport> reports) implements TemplateInstance {}
}
