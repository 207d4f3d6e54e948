package org.stile.lessons;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stile.base.SafeHtml;
import org.stile.base.Token;

/**
 * What changed between two states of a lesson, word by word. Where a lesson comes from is left out: an earlier revision
 * may name what its present attribution hides.
 */
final class RevisionDiff {

    /** Words and the white space between them, so that the text reads on as it was written. */
    private static final String WORDS = "(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)";

    // Myers' algorithm takes time with the size of the difference; beyond this, old and new stand whole.
    private static final int MOST_WORDS = 8_000;

    private RevisionDiff() {}

    static List<Revision.PartChange> between(LessonContent before, LessonContent after) {
        Map<String, String> old = parts(before);
        List<Revision.PartChange> changes = new ArrayList<>();
        parts(after).forEach((part, text) -> {
            if (!text.equals(old.get(part))) {
                changes.add(new Revision.PartChange(part, diff(old.get(part), text)));
            }
        });
        return changes;
    }

    static SafeHtml diff(String before, String after) {
        List<String> oldWords = words(before);
        List<String> newWords = words(after);
        if (oldWords.size() + newWords.size() > MOST_WORDS) {
            return new SafeHtml(mark("del", before) + mark("ins", after));
        }
        StringBuilder html = new StringBuilder();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(oldWords, newWords, true).getDeltas()) {
            switch (delta.getType()) {
                case EQUAL -> html.append(SafeHtml.escape(text(delta.getTarget())));
                case DELETE, INSERT, CHANGE ->
                    html.append(mark("del", text(delta.getSource()))).append(mark("ins", text(delta.getTarget())));
            }
        }
        return new SafeHtml(html.toString());
    }

    private static String mark(String element, String text) {
        return text.isEmpty() ? "" : "<" + element + ">" + SafeHtml.escape(text) + "</" + element + ">";
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(WORDS, -1));
    }

    private static String text(Chunk<String> chunk) {
        return String.join("", chunk.getLines());
    }

    private static Map<String, String> parts(LessonContent content) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Title", content.title());
        parts.put("The lesson in one sentence", content.summary());
        parts.put(
                "What to do",
                content.recommendations().stream().map(Recommendation::toString).collect(Collectors.joining("\n")));
        parts.put("What happened", content.event());
        parts.put("Impact", content.impact());
        parts.put("Causes", content.causes());
        parts.put("Applies when", content.appliesWhen());
        parts.put("Does not apply when", content.doesNotApplyWhen());
        parts.put("Worked or did not", content.polarity().label());
        parts.put("Priority", content.priority().label());
        parts.put("Stages", labels(content.stages()));
        parts.put("Who it is for", labels(content.audiences()));
        parts.put("Topics", String.join(", ", content.topics()));
        parts.put("Programme", content.programme());
        parts.put("Solution", content.solution());
        parts.put("Date", content.occurredOn());
        parts.put("Who may read it", content.publication().label());
        return parts;
    }

    private static String labels(List<? extends Token> tokens) {
        return tokens.stream().map(Token::label).collect(Collectors.joining(", "));
    }
}
