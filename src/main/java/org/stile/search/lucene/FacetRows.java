package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;

/**
 * Which values of the filters each lesson of one segment has, in memory: counting reads them for every result of every
 * search. Some 40 bytes a lesson. Made with the segment, kept until it is gone. Immutable.
 */
final class FacetRows {

    /** The fields of all filters, for every scope. */
    static final List<LessonField> FIELDS = List.of(
            LessonField.STAGE,
            LessonField.TOPIC,
            LessonField.REGION,
            LessonField.AUDIENCE,
            LessonField.POLARITY,
            LessonField.PROGRAMME,
            LessonField.TRUST,
            LessonField.KNOWN_TRUST);

    private static final Map<CacheKey, FacetRows> MADE = new ConcurrentHashMap<>();

    private final List<String> values = new ArrayList<>();
    private final int[] firstOf = new int[FIELDS.size() + 1];
    private final int[] starts;
    private int[] rows = new int[1024];

    private FacetRows(LeafReader segment) throws IOException {
        List<SortedSetDocValues> fields = new ArrayList<>();
        for (LessonField field : FIELDS) {
            SortedSetDocValues own = DocValues.getSortedSet(segment, field.key());
            for (long ord = 0; ord < own.getValueCount(); ord++) {
                values.add(own.lookupOrd(ord).utf8ToString());
            }
            fields.add(own);
            firstOf[fields.size()] = values.size();
        }
        starts = new int[segment.maxDoc() + 1];
        int end = 0;
        for (int doc = 0; doc < segment.maxDoc(); doc++) {
            for (int field = 0; field < fields.size(); field++) {
                SortedSetDocValues own = fields.get(field);
                if (own.advanceExact(doc)) {
                    for (int i = own.docValueCount(); i > 0; i--) {
                        rows = ArrayUtil.grow(rows, end + 1);
                        rows[end++] = firstOf[field] + (int) own.nextOrd();
                    }
                }
            }
            starts[doc + 1] = end;
        }
        rows = ArrayUtil.copyOfSubArray(rows, 0, end);
    }

    /** The rows of a segment, made when first asked for. */
    static FacetRows of(LeafReader segment) {
        CacheHelper segments = segment.getCoreCacheHelper();
        return MADE.computeIfAbsent(segments.getKey(), key -> {
            segments.addClosedListener(MADE::remove);
            try {
                return new FacetRows(segment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How many values the segment has, of all fields together; they are numbered from 0. */
    int size() {
        return values.size();
    }

    String value(int number) {
        return values.get(number);
    }

    /** The number of a field's first value. */
    int first(LessonField field) {
        return firstOf[FIELDS.indexOf(field)];
    }

    /** One more than the number of a field's last value. */
    int end(LessonField field) {
        return firstOf[FIELDS.indexOf(field) + 1];
    }

    /** Counts each value that a document has. */
    void count(int doc, int[] counts) {
        for (int i = starts[doc]; i < starts[doc + 1]; i++) {
            counts[rows[i]]++;
        }
    }

    /** Counts each value from one number up to another that a document has. */
    void count(int doc, int[] counts, int from, int end) {
        for (int i = starts[doc]; i < starts[doc + 1]; i++) {
            if (rows[i] >= from && rows[i] < end) {
                counts[rows[i]]++;
            }
        }
    }
}
