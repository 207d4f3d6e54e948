package org.stile.lessons;

import java.util.Arrays;
import java.util.List;

/** What somebody has typed so far: a lesson of which the rules about words see the words. */
record Written(
        String title, String summary, String event, String causes, List<Recommendation> recommendations, String when) {

    static final String GOOD_TITLE = "Test every printer before go-live";

    Written(String title, String event) {
        this(title, "", event, "", List.of(), "The site prints labels for specimens.");
    }

    Written summary(String text) {
        return new Written(title, text, event, causes, recommendations, when);
    }

    Written causes(String text) {
        return new Written(title, summary, event, text, recommendations, when);
    }

    Written recommending(String... lines) {
        return new Written(
                title,
                summary,
                event,
                causes,
                Arrays.stream(lines).map(Recommendation::of).toList(),
                when);
    }

    Written when(String text) {
        return new Written(title, summary, event, causes, recommendations, text);
    }

    LessonContent content() {
        return new LessonContent(
                title,
                summary,
                event,
                "",
                causes,
                recommendations,
                when,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null);
    }
}
