package org.stile.search.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.stile.lessons.LessonRef;
import org.stile.search.Filter;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.Suggestion;

/** What continues a begun text. Draws on titles of readable lessons and on names of topics they have: nothing hidden. */
final class TitleSuggestions {

    private static final int LONGEST_TEXT = 200;

    // Names of topics, taken apart once and not at every key.
    private static final Cache<String, String> EXACT =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private static final int MOST_TOPICS = 3;

    // Of more titles than are shown, those that begin with the text come first.
    private static final int CONSIDERED = 5;

    private final Snapshot snapshot;
    private final Names names;
    private final Scope scope;

    TitleSuggestions(Snapshot snapshot, Names names, Scope scope) {
        this.snapshot = snapshot;
        this.names = names;
        this.scope = scope;
    }

    List<Suggestion> of(String typed, int limit) throws IOException {
        String text = typed.length() > LONGEST_TEXT ? typed.substring(0, LONGEST_TEXT) : typed;
        List<String> words = Units.exact(text);
        if (words.isEmpty()) {
            return List.of();
        }
        String begun = String.join(" ", words);
        List<Suggestion> suggestions = new ArrayList<>(topics(begun));
        suggestions.addAll(titles(words, text.strip(), limit));
        return suggestions.stream().limit(limit).toList();
    }

    private List<Suggestion> topics(String begun) throws IOException {
        Set<String> used = snapshot.counts(scope).get(Filter.TOPIC).keySet();
        return names.values(Filter.TOPIC).entrySet().stream()
                .filter(topic -> used.contains(topic.getKey()))
                .filter(topic ->
                        names.words(Filter.TOPIC, topic.getKey()).stream().anyMatch(name -> continues(name, begun)))
                .sorted(Comparator.comparing(topic -> !continues(topic.getValue(), begun)))
                .limit(MOST_TOPICS)
                .map(topic -> new Suggestion(topic.getValue(), Suggestion.Kind.TOPIC, topic.getKey()))
                .toList();
    }

    private static boolean continues(String name, String begun) {
        return EXACT.get(name, n -> " " + String.join(" ", Units.exact(n))).contains(" " + begun);
    }

    private List<Suggestion> titles(List<String> words, String typed, int limit) throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.subList(0, words.size() - 1)
                .forEach(word -> query.add(new TermQuery(new Term(LessonField.TITLE_WORDS.key(), word)), Occur.MUST));
        query.add(new PrefixQuery(new Term(LessonField.TITLE_WORDS.key(), words.getLast())), Occur.MUST);
        ScoreDoc[] found = searcher.search(
                        Findable.of(snapshot.reader(), scope, typed).only(query.build()), limit * CONSIDERED)
                .scoreDocs;
        TooSlow.check(searcher);
        List<Suggestion> titles = new ArrayList<>();
        for (ScoreDoc lesson : found) {
            titles.add(suggestion(lesson.doc));
        }
        return distinctTitles(titles.stream().sorted(Comparator.comparing(title -> !begins(title.text(), typed))));
    }

    private static boolean begins(String title, String typed) {
        return title.regionMatches(true, 0, typed, 0, typed.length());
    }

    private static List<Suggestion> distinctTitles(Stream<Suggestion> titles) {
        Set<String> seen = new HashSet<>();
        return titles.filter(title -> seen.add(title.text().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Suggestion suggestion(int id) throws IOException {
        List<LeafReaderContext> leaves = snapshot.reader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(id, leaves));
        BinaryDocValues title = DocValues.getBinary(leaf.reader(), LessonField.TITLE.key());
        NumericDocValues number = DocValues.getNumeric(leaf.reader(), LessonField.REF.key());
        // what was found by its title has one
        title.advanceExact(id - leaf.docBase);
        number.advanceExact(id - leaf.docBase);
        return new Suggestion(
                title.binaryValue().utf8ToString(),
                Suggestion.Kind.LESSON,
                new LessonRef(number.longValue()).toString());
    }
}
