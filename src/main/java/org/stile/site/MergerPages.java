package org.stile.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;
import org.stile.trusts.Trust;
import org.stile.web.Form;

/** What the pages about mergers show. */
final class MergerPages {

    private MergerPages() {}

    /** A merger that was entered: trusts by name and code. */
    record Line(long id, List<Trust> trusts, Trust into, LocalDate closedOn, boolean undone) {

        /** What the button is called: each names its row. */
        public String undo() {
            return "Take back the merger into " + into.name();
        }
    }

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Mergers(Form form, List<Line> entered) implements TemplateInstance {}

    /** A trust that closes, with how much is here of it. */
    record Closing(Trust trust, long lessons, int journeys) {}

    /**
     * What a merger will do, to be confirmed.
     *
     * @param next the first day on which the other trust goes on with it
     * @param form what was typed
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record MergerConfirm(Form form, List<Closing> closing, Trust into, LocalDate closedOn, LocalDate next)
            implements TemplateInstance {}
}
