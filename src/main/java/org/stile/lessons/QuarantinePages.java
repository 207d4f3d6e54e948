package org.stile.lessons;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What the pages about hidden lessons show. */
final class QuarantinePages {

    private QuarantinePages() {}

    /**
     * What waits for a decision, and for curators what the guard has marked as possible.
     *
     * @param run only marks of this import; 0 for all
     * @param readAt when everything had been read by the present rules; null while it is being read
     */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record QuarantineList(
            Form form,
            PageOf<Hidden> hidden,
            PageOf<Finding> findings,
            String previous,
            String next,
            List<PageLink> links,
            boolean curator,
            long run,
            Instant readAt)
            implements TemplateInstance {}

    /** One lesson with the places marked, and the decision about it. */
    @CheckedTemplate(basePath = "lessons", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record QuarantineCase(
            Form form,
            Quarantine.Dossier dossier,
            List<Quarantine.Part> marked,
            List<Quarantine.Part> rest,
            List<Option> decisions)
            implements TemplateInstance {}
}
