package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** What questions and answers must be like before they are stored. */
@ApplicationScoped
class AskRules {

    static final int QUESTION_MIN = 10;
    static final int QUESTION_MAX = 1_000;
    static final int ANSWER_MAX = 4_000;

    private static final Pattern ENDING =
            Pattern.compile("\\s+((NHS\\s+)?(Foundation\\s+)?Trust|\\([^)]*\\))$", Pattern.CASE_INSENSITIVE);

    private final Trusts trusts;

    AskRules(Trusts trusts) {
        this.trusts = trusts;
    }

    /** The text as it is stored; refused when too short or long, or when the guard is certain of an identifier. */
    String question(String typed) {
        String text = clean(typed);
        if (text.codePointCount(0, text.length()) < QUESTION_MIN) {
            throw new Problem.Invalid("question", "Ask in at least %d characters".formatted(QUESTION_MIN));
        }
        return checked("question", text, QUESTION_MAX);
    }

    /**
     * The text as it is stored. Who may answer knows where the lesson comes from; where readers are not told, an answer
     * must not tell them either. A question is not held to that: refusing one would tell its asker that they guessed.
     */
    String answer(String typed, Lesson lesson) {
        String text = clean(typed);
        if (text.isEmpty()) {
            throw new Problem.Invalid("answer", "Write the answer");
        }
        checked("answer", text, ANSWER_MAX);
        if (lesson.content().attribution() == Attribution.REGION && namesOrigin(text, lesson)) {
            throw new Problem.Invalid(
                    "answer",
                    "Readers are told the region of this lesson and no more, and this names where it is from");
        }
        return text;
    }

    private static String clean(String typed) {
        return typed == null ? "" : CleanText.of(typed).strip();
    }

    private static String checked(String field, String text, int most) {
        if (text.length() > most) {
            throw new Problem.Invalid(field, "At most %,d characters, please".formatted(most));
        }
        Identifiers.refuse(field, text);
        return text;
    }

    private boolean namesOrigin(String text, Lesson lesson) {
        List<String> names = new ArrayList<>(List.of(lesson.content().organisation()));
        String code = lesson.content().trust();
        trusts.byCode(code).ifPresent(trust -> names.addAll(names(trust)));
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream()
                        .filter(name -> !name.isBlank())
                        .anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)))
                || (!code.isEmpty()
                        && Pattern.compile("\\b" + Pattern.quote(code) + "\\b")
                                .matcher(text)
                                .find());
    }

    private static List<String> names(Trust trust) {
        List<String> names = new ArrayList<>(trust.formerNames());
        names.add(trust.name());
        // people leave out the end of "… Hospitals NHS Foundation Trust", and what stands in brackets
        names.add(ENDING.matcher(trust.name()).replaceFirst(""));
        return names;
    }
}
