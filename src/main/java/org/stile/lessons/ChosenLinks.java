package org.stile.lessons;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.Token;
import org.stile.web.Form;

/** What the writer of a lesson says of others: on the form, a field {@code link-L-12} for each that was shown. */
final class ChosenLinks {

    private static final String FIELD = "link-";

    private ChosenLinks() {}

    /** What was chosen, by lesson; answers that are none of ours, and more than a lesson can have, are left out. */
    static Map<LessonRef, LinkType> of(Form form) {
        Map<LessonRef, LinkType> chosen = new LinkedHashMap<>();
        for (String name : form.names()) {
            if (name.startsWith(FIELD) && chosen.size() < LessonLinks.MOST) {
                LessonRef.parse(name.substring(FIELD.length()))
                        .ifPresent(ref -> Token.of(LinkType.class, form.text(name))
                                .filter(LinkType::outgoing)
                                .ifPresent(type -> chosen.put(ref, type)));
            }
        }
        return chosen;
    }

    /** Fills the form with what a lesson says of others. */
    static Form fill(Form form, List<LessonLink> links) {
        links.stream()
                .filter(link -> link.type().outgoing())
                .forEach(link -> form.with(FIELD + link.ref(), link.type().value()));
        return form;
    }
}
