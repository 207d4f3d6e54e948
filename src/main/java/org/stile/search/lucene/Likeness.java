package org.stile.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;

/** How like a query lessons are in meaning: the cosine of their vectors, with all their digits. For one search. */
final class Likeness {

    private final IndexSearcher searcher;
    private final float[] asked;

    Likeness(IndexSearcher searcher, float[] asked) {
        this.searcher = searcher;
        this.asked = asked;
    }

    /** The vector of a document; null where it has none yet. */
    static float[] vector(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(LessonField.MEANING.key());
        if (vectors == null) {
            return null;
        }
        KnnVectorValues.DocIndexIterator iterator = vectors.iterator();
        return iterator.advance(doc - leaf.docBase) == doc - leaf.docBase
                ? vectors.vectorValue(iterator.index()).clone()
                : null;
    }

    /** The nearest lessons within a filter. */
    Map<Integer, Double> nearest(Query within, int most) throws IOException {
        ScoreDoc[] found = searcher.search(
                        new KnnFloatVectorQuery(LessonField.MEANING.key(), asked, most, within), most)
                .scoreDocs;
        return of(Arrays.stream(found).mapToInt(doc -> doc.doc).sorted().toArray());
    }

    /** Of documents in ascending order; those without a vector are missing. */
    Map<Integer, Double> of(int[] docs) throws IOException {
        Map<Integer, Double> likeness = new HashMap<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int at = 0;
        while (at < docs.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[at], leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(LessonField.MEANING.key());
            KnnVectorValues.DocIndexIterator iterator = vectors == null ? null : vectors.iterator();
            for (; at < docs.length && docs[at] < end; at++) {
                int doc = docs[at] - leaf.docBase;
                if (iterator != null && (iterator.docID() >= doc ? iterator.docID() : iterator.advance(doc)) == doc) {
                    likeness.put(
                            docs[at], (double) VectorUtil.dotProduct(asked, vectors.vectorValue(iterator.index())));
                }
            }
        }
        return likeness;
    }
}
