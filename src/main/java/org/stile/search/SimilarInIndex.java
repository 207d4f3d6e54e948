package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stile.lessons.LessonContent;
import org.stile.lessons.SimilarLessons;
import org.stile.web.Viewer;

/** Finds what says much the same by words and meaning. */
@ApplicationScoped
class SimilarInIndex implements SimilarLessons {

    // A title that is begun is like half of all lessons.
    private static final int SHORTEST = 20;

    private final SearchIndex index;

    SimilarInIndex(SearchIndex index) {
        this.index = index;
    }

    @Override
    public List<Similar> to(LessonContent content, Viewer viewer, int limit) {
        String text = Meanings.text(content);
        return text.length() < SHORTEST
                ? List.of()
                : index.similar(text, viewer, limit).stream()
                        .map(hit -> new Similar(hit.ref(), hit.title(), hit.score()))
                        .toList();
    }
}
