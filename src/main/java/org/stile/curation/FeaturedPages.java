package org.stile.curation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stile.uptake.Effects.Effect;
import org.stile.web.Form;
import org.stile.web.Option;

/** What each page of this package shows. */
final class FeaturedPages {

    private FeaturedPages() {}

    /**
     * A featured lesson in a list that has an order.
     *
     * @param waits whether it is current, but the home page is full
     * @param did what became of the lesson since it shows; empty for what has not begun
     */
    record Row(Featured featured, boolean waits, boolean first, boolean last, String did) {

        /** What the buttons are called: each names its lesson, since a page has many. */
        public String moveUp() {
            return "Move " + featured.ref() + " up";
        }

        public String moveDown() {
            return "Move " + featured.ref() + " down";
        }

        public String endNow() {
            return "End " + featured.ref() + " now";
        }

        public String remove() {
            return "Remove " + featured.ref();
        }
    }

    /** The desk: what is current, scheduled and past, and the form to feature a lesson. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FeaturedDesk(
            Form form, List<Option> audiences, int onHome, List<Row> current, List<Row> scheduled, List<Past> past)
            implements TemplateInstance {}

    /** A slot that has ended, and what became of its lesson while it showed. */
    record Past(Featured featured, String did) {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FeaturedEdit(Form form, String heading, Featured featured, List<Option> audiences)
            implements TemplateInstance {}

    static FeaturedDesk desk(Form form, Featuring.Schedule schedule) {
        return new FeaturedDesk(
                form,
                FeaturedForm.audiences(),
                Featuring.ON_HOME,
                rows(schedule.current(), Featuring.ON_HOME, schedule.did()),
                rows(schedule.scheduled(), Integer.MAX_VALUE, schedule.did()),
                schedule.past().stream()
                        .map(featured -> new Past(featured, did(featured, schedule.did())))
                        .toList());
    }

    /** The rows of a list of which so many are shown; what cannot be read takes no place. */
    private static List<Row> rows(List<Featured> list, int places, Map<Long, Effect> effects) {
        List<Row> rows = new ArrayList<>();
        int taken = 0;
        for (Featured featured : list) {
            boolean waits = featured.readable() && taken >= places;
            taken += featured.readable() ? 1 : 0;
            rows.add(new Row(featured, waits, rows.isEmpty(), rows.size() == list.size() - 1, did(featured, effects)));
        }
        return rows;
    }

    private static String did(Featured featured, Map<Long, Effect> effects) {
        Effect effect = effects.get(featured.id());
        return effect == null ? "" : effect.inWords();
    }
}
