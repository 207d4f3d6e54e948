package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes the query for what somebody wants. A word's score is BM25 over all its fields at once (BM25F), so that a rare
 * word counts as rare wherever it stands and a word in the title counts several times.
 */
final class TextQuery {

    // A reference or external id typed in full is meant: above any sum of words.
    private static final float ID_BOOST = 1_000;

    // Words that stand together as typed: a nudge among lessons that have them all, not a rival of a rare word.
    private static final float TOGETHER_BOOST = 0.5f;
    private static final int TOGETHER_SLOP = 4;
    // Longer texts are questions, whose words stand nowhere in that order.
    private static final int LONGEST_TOGETHER = 8;

    // A form as written is a little better than its stem, so that PACS comes before a lesson on one "pac".
    private static final float STEM_BOOST = 0.9f;

    private final List<LessonField> fields;

    TextQuery(List<LessonField> fields) {
        this.fields = fields;
    }

    /** Matches every lesson that has what is wanted and, where nothing is, none. */
    Query of(Wanted wanted) {
        if (wanted.wordless()) {
            return new MatchNoDocsQuery("no word to look for");
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (!wanted.words().isEmpty()) {
            all.add(words(wanted.words()), Occur.MUST);
        }
        wanted.phrases().forEach(phrase -> all.add(sequence(phrase, 0), Occur.MUST));
        if (wanted.sequence().size() > 1 && wanted.sequence().size() <= LONGEST_TOGETHER) {
            all.add(new BoostQuery(sequence(wanted.sequence(), TOGETHER_SLOP), TOGETHER_BOOST), Occur.SHOULD);
        }
        return all.build();
    }

    /** Words in this order, next to each other but for {@code slop} moves, within one field. */
    Query sequence(List<List<String>> words, int slop) {
        if (words.size() == 1) {
            return word(words.getFirst());
        }
        List<Query> inFields = new ArrayList<>();
        for (LessonField field : fields) {
            Query phrase = phrase(field, words, slop);
            inFields.add(field.weight() == 1 ? phrase : new BoostQuery(phrase, field.weight()));
        }
        return new DisjunctionMaxQuery(inFields, 0);
    }

    /**
     * How many of so many words a lesson must have: one or two, all; up to four, all but one; up to eleven, half; from
     * there a third, since a typed-out question has many words that no answer repeats.
     */
    static int required(int words) {
        if (words <= 2) {
            return words;
        }
        if (words <= 4) {
            return words - 1;
        }
        return words < 12 ? (words + 1) / 2 : (words + 2) / 3;
    }

    private Query words(List<Unit> units) {
        if (units.size() == 1) {
            return unit(units.getFirst());
        }
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        units.forEach(unit -> words.add(unit(unit), Occur.SHOULD));
        words.setMinimumNumberShouldMatch(required(units.size()));
        return words.build();
    }

    private Query unit(Unit unit) {
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(
                new ConstantScoreQuery(new TermQuery(
                        new Term(LessonField.IDS.key(), unit.written().toLowerCase(Locale.ROOT)))),
                ID_BOOST));
        ways.add(sequence(unit.parts(), 0));
        if (!unit.joined().isEmpty()) {
            ways.add(word(unit.joined()));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query word(List<String> forms) {
        if (forms.size() == 1) {
            return combined(forms.getFirst());
        }
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(combined(forms.getFirst()), STEM_BOOST));
        forms.stream().skip(1).map(this::combined).forEach(ways::add);
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query combined(String form) {
        CombinedFieldQuery.Builder word = new CombinedFieldQuery.Builder(form);
        fields.forEach(field -> word.addField(field.key(), field.weight()));
        return word.build();
    }

    private static Query phrase(LessonField field, List<List<String>> words, int slop) {
        boolean plain = words.stream().allMatch(forms -> forms.size() == 1);
        if (plain) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
            words.forEach(forms -> phrase.add(new Term(field.key(), forms.getFirst())));
            return phrase.build();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        words.forEach(forms -> phrase.add(
                forms.stream().map(form -> new Term(field.key(), form)).toArray(Term[]::new)));
        return phrase.build();
    }
}
