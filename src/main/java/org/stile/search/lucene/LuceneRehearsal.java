package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.stile.search.IndexEntry;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.SearchIndex;
import org.stile.search.SearchPage;
import org.stile.search.SearchWords;
import org.stile.web.Viewer;

/** A held snapshot with some lessons in another form before it: as if they had just been written. */
final class LuceneRehearsal implements SearchIndex.Rehearsal {

    private final Snapshot held;
    private final Snapshot changed;
    private final DirectoryReader other;
    private final MultiReader together;
    private final Names names;
    private final SearchWords words;
    private final SynonymGroups synonyms;
    private final Meaning meaning;

    /** Takes over the snapshot, which the caller holds. */
    LuceneRehearsal(Snapshot held, Names names, SearchWords words, Meaning meaning, List<IndexEntry> lessons)
            throws IOException {
        this.held = held;
        this.names = names;
        this.words = words;
        this.synonyms = new SynonymGroups(words.synonyms());
        this.meaning = meaning;
        this.other = lessons.isEmpty() ? null : written(lessons, names);
        this.together = other == null ? null : together(lessons);
        this.changed = other == null ? held : new Snapshot(together, held.cursor());
    }

    private static DirectoryReader written(List<IndexEntry> lessons, Names names) throws IOException {
        ByteBuffersDirectory memory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(memory, Generation.config())) {
            for (IndexEntry lesson : lessons) {
                add(writer, lesson, names);
            }
        }
        return DirectoryReader.open(memory);
    }

    private static void add(IndexWriter writer, IndexEntry lesson, Names names) throws IOException {
        try {
            writer.addDocument(LessonDocument.of(lesson, names));
        } catch (IllegalArgumentException refused) {
            // it would not be found when written in earnest either, where the refusal is logged
            return;
        }
    }

    private MultiReader together(List<IndexEntry> lessons) throws IOException {
        List<Long> numbers =
                lessons.stream().map(entry -> entry.lesson().ref().number()).toList();
        // neither belongs to it: one is held by everybody, the other is closed here
        return new MultiReader(
                new org.apache.lucene.index.IndexReader[] {
                    new WithoutLessons((DirectoryReader) held.reader(), numbers), other
                },
                false);
    }

    @Override
    public SearchPage search(LessonQuery query, Viewer viewer) {
        try {
            return new LessonSearch(changed, names, synonyms, words.bets(), meaning, query, Scope.of(viewer)).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (other != null) {
                together.close();
                other.close();
            }
            held.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
