package org.stile.lessons;

import java.util.List;
import org.stile.web.Viewer;

/**
 * Published lessons that say much the same as one that is being written, so that its author sees them before another
 * copy is made. Implemented by a level above.
 */
public interface SimilarLessons {

    /**
     * One lesson that may say the same.
     *
     * @param score how alike it is, from 0 to 1
     */
    record Similar(LessonRef ref, String title, double score) {}

    /**
     * The most alike first; none where nothing comes near, or there is too little text to tell. Only what the viewer may
     * read. The text must hold no identifier.
     */
    List<Similar> to(LessonContent content, Viewer viewer, int limit);
}
