package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.stile.search.Scope;

/** Makes the queries for what somebody wants. */
final class TextQuery {

    // A reference or external id typed in full is meant: above any sum of words.
    private static final float ID_BOOST = 1_000;

    // A form as written is a little better than its stem, so that PACS comes before a lesson on one "pac".
    private static final float STEM_BOOST = 0.9f;

    private final Rarity rarity;
    private final Scope scope;

    TextQuery(Rarity rarity, Scope scope) {
        this.rarity = rarity;
        this.scope = scope;
    }

    /**
     * Matches every lesson that has enough of what is wanted and, where nothing is, none.
     *
     * @param part of what a lesson must have to answer clearly
     */
    Query covering(Wanted wanted, double part) {
        return of(wanted, part * Ranking.cover(wanted.words().size()));
    }

    /** Scores like {@link #covering}, and matches whatever has any of the words. */
    Query any(Wanted wanted) {
        return of(wanted, 0);
    }

    private Query of(Wanted wanted, double cover) {
        if (wanted.wordless()) {
            return new MatchNoDocsQuery("no word to look for");
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (!wanted.words().isEmpty()) {
            all.add(words(wanted.words(), cover), Occur.MUST);
        }
        wanted.phrases().forEach(phrase -> all.add(sequence(phrase), Occur.MUST));
        return all.build();
    }

    private Query words(List<Wanted.Word> words, double cover) {
        if (words.size() == 1) {
            return unit(words.getFirst().unit());
        }
        List<Query> queries = new ArrayList<>();
        float[] weights = new float[words.size()];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Wanted.Word word = words.get(i);
            Query unit = unit(word.unit());
            queries.add(word.times() == 1 ? unit : new BoostQuery(unit, word.times()));
            weights[i] = (float) Math.max(Ranking.LEAST_RARITY, rarity.of(word.unit()));
            sum += weights[i];
        }
        return new CoverQuery(queries, weights, (float) (sum * cover));
    }

    private Query unit(Unit unit) {
        List<Query> ways = new ArrayList<>();
        Term id = new Term(LessonField.IDS.key(), unit.written().toLowerCase(Locale.ROOT));
        if (rarity.exists(id)) {
            ways.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(id)), ID_BOOST));
        }
        ways.add(forms(LessonField.WORDS, unit.words().toList()));
        double whole = rarity.of(unit);
        unit.sequences().forEach(words -> {
            double apart = rarity.sum(words);
            if (apart > 0) {
                ways.add(new BoostQuery(phrase(LessonField.BODY, words), (float) (whole / apart)));
            }
        });
        if (scope.seesHiddenSources()) {
            ways.add(forms(LessonField.HIDDEN_ORIGIN, unit.words().toList()));
        }
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
    }

    /** Words in this order, next to each other, within one text. */
    Query sequence(List<List<String>> words) {
        Query open = words.size() == 1 ? forms(LessonField.WORDS, words.getFirst()) : phrase(LessonField.BODY, words);
        if (!scope.seesHiddenSources()) {
            return open;
        }
        return new DisjunctionMaxQuery(
                List.of(
                        open,
                        words.size() == 1
                                ? forms(LessonField.HIDDEN_ORIGIN, words.getFirst())
                                : phrase(LessonField.HIDDEN_ORIGIN, words)),
                0);
    }

    private static Query forms(LessonField field, List<String> forms) {
        if (forms.size() == 1) {
            return new TermQuery(new Term(field.key(), forms.getFirst()));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(field.key());
        for (int i = 0; i < forms.size(); i++) {
            any.addTerm(new Term(field.key(), forms.get(i)), i == 0 ? STEM_BOOST : 1);
        }
        return any.build();
    }

    private static Query phrase(LessonField field, List<List<String>> words) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        words.forEach(forms -> phrase.add(
                forms.stream().map(form -> new Term(field.key(), form)).toArray(Term[]::new)));
        return phrase.build();
    }
}
