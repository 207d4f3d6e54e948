package org.stile.packs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.stile.lessons.LessonRef;
import org.stile.lessons.LessonText;
import org.stile.uptake.Said;
import org.stile.web.Form;
import org.stile.web.Option;

/** What each page of this package shows. */
final class PackPages {

    private PackPages() {}

    /**
     * The packs of the viewer's own trust.
     *
     * @param trust its name; empty for who belongs to none
     */
    @CheckedTemplate(basePath = "packs", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PackList(String trust, List<NextStep.Going> going, List<NextStep.Line> packs) implements TemplateInstance {}

    /**
     * A lesson of a pack.
     *
     * @param from where it comes from, in words, as far as that is told
     * @param region its name; empty where it is not known or said already
     * @param meaning what its evidence grade means
     * @param answer what the trust has said; empty while it waits for an answer
     * @param before what the trust said of it long ago; empty where it said nothing or has answered
     * @param typed whether its form was rejected: then it is there with everything typed, even if somebody has answered
     */
    record Row(
            LessonRef ref,
            String title,
            String summary,
            LessonText text,
            String from,
            String region,
            int evidence,
            String meaning,
            boolean superseded,
            Optional<Said.Current> answer,
            Optional<Said.Current> before,
            boolean typed) {

        /** The name of one of its form's fields: the page has a form for each lesson. */
        public String field(String name) {
            return PackForm.field(name, ref);
        }
    }

    /**
     * One pack.
     *
     * @param shown what it is
     * @param trust name of the trust that it is for
     * @param journey address of the deployment's page
     * @param lead whether the viewer's answer is confirmed at once
     */
    @CheckedTemplate(basePath = "packs", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PackPage(
            Form form,
            Packs.Shown shown,
            String title,
            String trust,
            String journey,
            List<String> rule,
            List<Row> rows,
            List<Option> dispositions,
            boolean lead)
            implements TemplateInstance {}
}
