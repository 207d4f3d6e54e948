package org.stile.search.judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.stile.search.judged.JudgedCollection.JudgedQuery;

/**
 * How good rankings are, over the answerable queries of one half of a collection.
 *
 * @param ndcg nDCG@10 with linear gains, as trec_eval has it
 * @param recall of the lessons graded at all, the share in the first 100
 * @param mrr mean of 1/rank of the first lesson graded at all, within the first 100
 * @param zero share of queries that found nothing
 */
record Quality(int queries, double ndcg, double recall, double mrr, double zero) {

    static final int DEPTH = 100;
    private static final int TOP = 10;

    /** Measures a ranking. */
    static Quality of(RankedBy engine, List<JudgedQuery> queries) {
        double ndcg = 0;
        double recall = 0;
        double mrr = 0;
        double zero = 0;
        for (JudgedQuery query : queries) {
            List<String> found = found(engine, query);
            ndcg += ndcg(found, query.grades());
            recall +=
                    (double) found.stream().filter(query.grades()::containsKey).count()
                            / query.grades().size();
            mrr += reciprocal(found, query.grades());
            zero += found.isEmpty() ? 1 : 0;
        }
        int n = Math.max(1, queries.size());
        return new Quality(queries.size(), ndcg / n, recall / n, mrr / n, zero / n);
    }

    static List<String> found(RankedBy engine, JudgedQuery query) {
        try {
            return engine.search(query.text(), DEPTH);
        } catch (Exception e) {
            throw new IllegalStateException(query.id() + ": " + query.text(), e);
        }
    }

    static double ndcg(List<String> found, Map<String, Integer> grades) {
        double gained = 0;
        for (int i = 0; i < Math.min(TOP, found.size()); i++) {
            gained += grades.getOrDefault(found.get(i), 0) / discount(i);
        }
        List<Integer> ideal = new ArrayList<>(grades.values());
        ideal.sort(Comparator.reverseOrder());
        double possible = 0;
        for (int i = 0; i < Math.min(TOP, ideal.size()); i++) {
            possible += ideal.get(i) / discount(i);
        }
        return possible == 0 ? 0 : gained / possible;
    }

    private static double discount(int rank) {
        return Math.log(rank + 2) / Math.log(2);
    }

    private static double reciprocal(List<String> found, Map<String, Integer> grades) {
        for (int i = 0; i < found.size(); i++) {
            if (grades.containsKey(found.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }
}
