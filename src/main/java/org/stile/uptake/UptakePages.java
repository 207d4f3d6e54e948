package org.stile.uptake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.stile.lessons.Lesson;
import org.stile.web.Form;
import org.stile.web.Option;

/** What each page of this package shows. */
final class UptakePages {

    private UptakePages() {}

    /**
     * What the viewer's trust did with a lesson.
     *
     * @param trust its name
     * @param lead whether the viewer leads it
     * @param mayTakeBack whether there is something that the viewer may take back
     */
    @CheckedTemplate(basePath = "uptake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RecordUptake(
            Form form,
            Lesson lesson,
            String trust,
            OwnUptake own,
            List<Option> dispositions,
            List<Option> results,
            boolean lead,
            boolean mayTakeBack)
            implements TemplateInstance {}

    /** @param entry what is taken back */
    @CheckedTemplate(basePath = "uptake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WithdrawUptake(Lesson lesson, String trust, UptakeEntry entry) implements TemplateInstance {}

    /** @param said whether the viewer's trust has said so */
    @CheckedTemplate(basePath = "uptake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Corroborate(Form form, Lesson lesson, String trust, boolean said, String line) implements TemplateInstance {}

    @CheckedTemplate(basePath = "uptake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Thanks(List<Credit> credits) implements TemplateInstance {}
}
