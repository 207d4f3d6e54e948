package org.stile.lessons;

import io.quarkus.qute.TemplateExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stile.base.Problem;
import org.stile.base.SafeHtml;
import org.stile.guard.Guard;
import org.stile.guard.Identifiers;
import org.stile.web.Form;

/**
 * Asks about what may identify somebody before a form is taken: the box that says "nothing here identifies a patient",
 * and a copy of the text with the places marked. What is certain is refused later, whatever the box says.
 */
@TemplateExtension
public final class Confirmation {

    /** The box. */
    static final String SURE = "sure";

    private Confirmation() {}

    /**
     * Refuses texts that hold something possible until the box is ticked.
     *
     * @throws Problem.Invalid for {@code sure}
     */
    public static void ask(Form form, Map<String, String> texts) {
        // nobody is asked to say that what is certain is nothing
        if (!form.has(SURE, "true")
                && Identifiers.refusals(texts).isEmpty()
                && !Identifiers.possible(texts).isEmpty()) {
            throw new Problem.Invalid(SURE, "Look at what is marked, then say that nothing here identifies a patient");
        }
    }

    /** The same for fields of the form as they were typed. */
    public static void ask(Form form, String... fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : fields) {
            texts.put(field, form.text(field));
        }
        ask(form, texts);
    }

    /** {@code {form.marked('reason')}}: copies of what was typed with the places marked; none where nothing is. */
    public static List<SafeHtml> marked(Form form, String field) {
        String text = form.text(field);
        return form.rejected() && !Guard.all(text).isEmpty() ? List.of(Identifiers.marked(text)) : List.of();
    }

    /** {@code {form.asks}}: whether the box is shown. */
    public static boolean asks(Form form) {
        return !Objects.equals(form.error(SURE), "") || form.has(SURE, "true");
    }
}
