package org.stile.search.lucene;

import java.util.Collection;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/** The orders of results, and collectors that count exactly. */
final class Found {

    private static final SortField PUBLISHED =
            LongField.newSortField(LessonField.PUBLISHED_AT.key(), true, SortedNumericSelector.Type.MAX);
    private static final SortField NUMBER = new SortField(LessonField.REF.key(), SortField.Type.LONG);
    private static final SortField NUMBER_DOWN = new SortField(LessonField.REF.key(), SortField.Type.LONG, true);
    private static final SortField EVIDENCE = new SortField(LessonField.EVIDENCE.key(), SortField.Type.LONG, true);

    /** In the order of their numbers. */
    static final Sort BY_NUMBER = new Sort(NUMBER);

    static final Sort RELEVANCE = new Sort(SortField.FIELD_SCORE, NUMBER);
    static final Sort NEWEST = new Sort(PUBLISHED, NUMBER_DOWN);
    private static final Sort BEST_EVIDENCE = new Sort(EVIDENCE, SortField.FIELD_SCORE, NUMBER);
    private static final Sort NEWEST_EVIDENCE = new Sort(EVIDENCE, PUBLISHED, NUMBER_DOWN);

    private Found() {}

    /** The order asked for; without words to rank by, the newest comes first where relevance would have decided. */
    static Sort order(org.stile.search.Sort order, boolean words) {
        return switch (order) {
            case RELEVANCE -> words ? RELEVANCE : NEWEST;
            case NEWEST -> NEWEST;
            case EVIDENCE -> words ? BEST_EVIDENCE : NEWEST_EVIDENCE;
        };
    }

    static TopFieldCollector collector(Sort order, int most) {
        return new TopFieldCollectorManager(order, most, null, Integer.MAX_VALUE).newCollector();
    }

    /** Runs one collector over all segments, on the calling thread. */
    static <C extends Collector> CollectorManager<C, C> one(C collector) {
        return new CollectorManager<>() {
            @Override
            public C newCollector() {
                return collector;
            }

            @Override
            public C reduce(Collection<C> collectors) {
                return collector;
            }
        };
    }
}
