package org.stile.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.stile.search.LessonQuery;

/**
 * One line of a query log.
 *
 * @param query what is searched; for {@link Kind#SUGGESTED} only its text counts, as what has been typed so far
 */
record Request(Kind kind, LessonQuery query) {

    /** How many suggestions are asked for, as by the portal. */
    static final int SUGGESTIONS = 8;

    boolean suggests() {
        return kind == Kind.SUGGESTED;
    }

    String text() {
        return query.text().raw();
    }

    /** Where the portal answers it as JSON. */
    String api() {
        return suggests()
                ? "/api/suggest?q=" + URLEncoder.encode(text(), StandardCharsets.UTF_8)
                : "/api" + query.href();
    }

    /** Where the portal answers it for people; the search box itself asks for suggestions as JSON. */
    String page() {
        return suggests() ? api() : query.href();
    }
}
