package org.stile.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.stile.base.Problem;
import org.stile.base.SafeHtml;

/** What is done with what {@link Guard} finds: messages for the person who typed it, and a copy with the places marked. */
public final class Identifiers {

    private Identifiers() {}

    /** What to tell the author, by field, for every text that holds a certain find; empty when none does. */
    public static Map<String, String> refusals(Map<String, String> texts) {
        return messages(texts, Guard::scan);
    }

    /** What to ask the author about, by field, for every text that holds a possible find; empty when none does. */
    public static Map<String, String> possible(Map<String, String> texts) {
        return messages(texts, Guard::possible);
    }

    private static Map<String, String> messages(Map<String, String> texts, Function<String, List<Find>> guard) {
        Map<String, String> messages = new LinkedHashMap<>();
        texts.forEach((field, text) ->
                guard.apply(text).stream().findFirst().ifPresent(find -> messages.put(field, message(find))));
        return messages;
    }

    /** Refuses a text that holds a certain find, naming the field. */
    public static void refuse(String field, String text) {
        Map<String, String> refusals = refusals(Map.of(field, text));
        if (!refusals.isEmpty()) {
            throw new Problem.Invalid("This may identify a patient. Nothing has been stored.", refusals);
        }
    }

    /** The text, escaped, with every find marked, certain or possible. */
    public static SafeHtml marked(String text) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (Find find : Guard.all(text)) {
            html.append(SafeHtml.escape(text.substring(from, find.start())))
                    .append("<mark>")
                    .append(SafeHtml.escape(text.substring(find.start(), find.end())))
                    .append("</mark>");
            from = find.end();
        }
        return new SafeHtml(html.append(SafeHtml.escape(text.substring(from))).toString());
    }

    /** What to tell the author of one find. */
    public static String message(Find find) {
        return "Characters %d to %d %s %s. %s"
                .formatted(
                        find.start() + 1,
                        find.end(),
                        find.certainty() == Find.Certainty.CERTAIN ? "look like a patient’s" : "may be a person’s",
                        find.kind().plainName(),
                        find.kind().instead());
    }
}
