package org.stile.search.judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stile.lessons.Lesson;
import org.stile.search.meaning.SentenceModel;

/** Nothing but the cosine of whole texts, compared one by one. */
final class PlainMeaning implements RankedBy {

    private final SentenceModel model;
    private final List<String> ids;
    private final List<float[]> vectors;

    PlainMeaning(SentenceModel model, List<Lesson> lessons) {
        this.model = model;
        this.ids = lessons.stream().map(Lesson::externalId).toList();
        this.vectors = model.vectors(lessons.stream()
                .map(lesson -> PlainLucene.text(lesson.content()))
                .toList());
    }

    @Override
    public List<String> search(String query, int most) {
        float[] asked = model.vector(query);
        double[] likeness =
                vectors.stream().mapToDouble(vector -> dot(asked, vector)).toArray();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ids.size()).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> -likeness[i]));
        return order.stream().limit(most).map(ids::get).toList();
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
