package org.stile.lessons;

import java.util.Collection;

/**
 * Is told when what others say of lessons has changed: a link was made or taken away, or the lesson that it is made from
 * was published, withdrawn or hidden. Implemented by a level above, which may count again who confirms them.
 */
public interface LinkListener {

    /**
     * Called inside the transaction of the change, before its change log.
     *
     * @param lessons those that links lead to; never empty
     */
    void linksChanged(Collection<LessonRef> lessons);
}
