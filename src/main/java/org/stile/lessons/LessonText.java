package org.stile.lessons;

import java.util.List;
import org.stile.base.Markdown;
import org.stile.base.SafeHtml;

/**
 * What a lesson says, ready for a page: Markdown as safe HTML, do and don't apart, and which parts are our inference.
 */
public record LessonText(
        SafeHtml event,
        SafeHtml impact,
        SafeHtml causes,
        SafeHtml appliesWhen,
        SafeHtml doesNotApplyWhen,
        List<String> dos,
        List<String> donts,
        List<String> inferred) {

    public static LessonText of(LessonContent content) {
        return new LessonText(
                Markdown.html(content.event()),
                Markdown.html(content.impact()),
                Markdown.html(content.causes()),
                Markdown.html(content.appliesWhen()),
                Markdown.html(content.doesNotApplyWhen()),
                actions(content, true),
                actions(content, false),
                content.source() == null ? List.of() : content.source().inferred());
    }

    /** Whether a part, by its kebab-case field name, is our inference and not the source's. */
    public boolean ours(String part) {
        return inferred.contains(part);
    }

    private static List<String> actions(LessonContent content, boolean toDo) {
        return content.recommendations().stream()
                .filter(recommendation -> recommendation.toDo() == toDo)
                .map(Recommendation::action)
                .toList();
    }
}
