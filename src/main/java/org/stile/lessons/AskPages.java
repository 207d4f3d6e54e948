package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What the pages of questions show. */
final class AskPages {

    private AskPages() {}

    /**
     * The form of a new question, or of a change to one's own.
     *
     * @param ask null for a new one
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AskForm(Form form, LessonRef lesson, String title, Ask ask, List<Option> shownAs)
            implements TemplateInstance {}

    /**
     * The form of an answer, or of a correction to the viewer's own.
     *
     * @param regionOnly whether readers are told the lesson's region and no more
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AnswerForm(Form form, Ask ask, String heading, boolean regionOnly) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HideAsk(Form form, Ask ask) implements TemplateInstance {}

    /**
     * Questions that reach the viewer.
     *
     * @param open those of this page that wait
     * @param answered those of this page that do not
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AsksForYou(
            PageOf<Ask> asks, List<Ask> open, List<Ask> answered, String previous, String next, List<PageLink> links)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AsksOfYours(PageOf<Ask> asks, String previous, String next, List<PageLink> links)
            implements TemplateInstance {}
}
