package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What the pages on links and on what is due for review show. */
final class LinkPages {

    private LinkPages() {}

    /**
     * Links of one lesson.
     *
     * @param own what it says of others
     * @param others what others say of it, which is changed on their pages
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Links(
            Form form,
            Lesson lesson,
            List<LessonLink> own,
            List<LessonLink> others,
            List<Option> types,
            boolean curator)
            implements TemplateInstance {}

    /** A lesson that is due, with where it comes from in words. */
    record Due(StaleLessons.Due due, String from) {}

    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Stale(
            List<Due> lessons,
            long total,
            boolean curator,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}
}
