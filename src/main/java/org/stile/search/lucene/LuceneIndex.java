package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.IndexEntry;
import org.stile.search.IndexRebuild;
import org.stile.search.IndexStamp;
import org.stile.search.IndexState;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.SearchPage;
import org.stile.search.SearchWords;
import org.stile.search.Suggestion;
import org.stile.search.Synonyms;
import org.stile.search.WritableIndex;
import org.stile.web.Viewer;

/** The index of this node: the generation that serves, and the change from one to the next. */
final class LuceneIndex implements WritableIndex {

    /** Raised with every change of fields or analysis: an index of another schema is rebuilt at start. */
    static final String SCHEMA = "8";

    private static final Logger LOG = Logger.getLogger(LuceneIndex.class);

    private final IndexFolder folder;
    private final Names names;
    private final Supplier<SearchWords> words;
    private final Meaning meaning;
    private final CursorWatch watch = new CursorWatch();
    private volatile Generation serving;
    private volatile Taught taught = new Taught(SearchWords.NONE, new SynonymGroups(Synonyms.NONE));

    /**
     * An index in a folder.
     *
     * @param words asked in every search; answers from memory
     */
    LuceneIndex(Path root, Names names, Supplier<SearchWords> words, Meaning meaning) {
        this.folder = new IndexFolder(root.toAbsolutePath().normalize());
        this.names = names;
        this.words = words;
        this.meaning = meaning;
    }

    /** The present words, their synonyms analysed once for each version. */
    private Taught taught() {
        SearchWords now = words.get();
        Taught known = taught;
        if (known.words.version() != now.version()) {
            known = new Taught(now, new SynonymGroups(now.synonyms()));
            taught = known;
        }
        return known;
    }

    private record Taught(SearchWords words, SynonymGroups synonyms) {}

    @Override
    public SearchPage search(LessonQuery query, Viewer viewer) {
        Taught now = taught();
        return reading(snapshot -> new LessonSearch(
                        snapshot, names, now.synonyms, now.words.bets(), meaning, query, Scope.of(viewer))
                .run());
    }

    @Override
    public Rehearsal rehearse(SearchWords other, Names otherNames, List<IndexEntry> lessons) {
        Snapshot held = use();
        boolean made = false;
        try {
            Rehearsal rehearsal = new LuceneRehearsal(held, otherNames, other, meaning, lessons);
            made = true;
            return rehearsal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!made) {
                release(held);
            }
        }
    }

    private static void release(Snapshot snapshot) {
        try {
            snapshot.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Suggestion> suggest(String text, Viewer viewer, int limit) {
        return reading(snapshot -> new TitleSuggestions(snapshot, names, Scope.of(viewer)).of(text, limit));
    }

    @Override
    public List<Hit> related(LessonRef ref, Viewer viewer, int limit) {
        return reading(snapshot -> new RelatedLessons(snapshot, Scope.of(viewer)).to(ref.number(), limit));
    }

    @Override
    public List<Hit> similar(String text, Viewer viewer, int limit) {
        float[] vector = meaning.once(text);
        return reading(snapshot -> new RelatedLessons(snapshot, Scope.of(viewer)).toText(text, vector, limit));
    }

    @Override
    public Map<Filter, Map<String, Long>> counts(Viewer viewer) {
        return reading(snapshot -> snapshot.counts(Scope.of(viewer)));
    }

    @Override
    public boolean contains(LessonRef ref, Viewer viewer) {
        return reading(snapshot -> RelatedLessons.document(snapshot.searcher(), ref.number(), Scope.of(viewer))
                .isPresent());
    }

    @Override
    public IndexState state() {
        Generation now = serving;
        if (now == null) {
            return IndexState.NONE;
        }
        Snapshot seen = now.snapshot();
        return new IndexState(true, seen.documents(), seen.cursor());
    }

    @Override
    public boolean awaitCursor(long position, Duration atMost) {
        return watch.await(position, atMost);
    }

    @Override
    public boolean open(IndexStamp stamp) {
        try {
            giveUp();
            folder.hold();
            Optional<Generation> kept = folder.current().flatMap(path -> kept(path, stamp));
            folder.sweep(kept.map(Generation::folder));
            kept.ifPresent(this::serve);
            return kept.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Generation> kept(Path path, IndexStamp stamp) {
        try {
            Generation generation = new Generation(path, names, stamp);
            if (generation.fits()) {
                return Optional.of(generation);
            }
            generation.close();
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with it, the remedy is the same and the database has everything
            LOG.warnf(e, "The index in %s is damaged; it will be built again", path);
        }
        return Optional.empty();
    }

    @Override
    public void put(List<IndexEntry> lessons, Collection<Long> gone) {
        writing(generation -> generation.put(lessons, gone));
    }

    @Override
    public boolean awaited(long cursor) {
        return watch.awaited(cursor);
    }

    @Override
    public void show(long cursor) {
        writing(generation -> generation.refresh(cursor));
        watch.reached(cursor);
    }

    @Override
    public void restamp(IndexStamp stamp) {
        writing(generation -> generation.restamp(stamp));
    }

    @Override
    public void keep() {
        writing(Generation::keep);
    }

    @Override
    public long purged() {
        Generation now = serving;
        return now == null ? 0 : now.purged();
    }

    @Override
    public void squeeze() {
        writing(Generation::squeeze);
    }

    @Override
    public void keepPurged(long purge) {
        writing(generation -> generation.keepPurged(purge));
    }

    @Override
    public IndexRebuild startRebuild(IndexStamp stamp) {
        try {
            folder.hold();
            return new LuceneRebuild(new Generation(folder.fresh(), names, stamp), this::switchTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void switchTo(Generation next) throws IOException {
        folder.point(next.folder());
        Generation before = serving;
        serve(next);
        if (before != null) {
            before.close();
            IndexFolder.delete(before.folder());
        }
    }

    private void serve(Generation next) {
        serving = next;
        watch.reached(next.snapshot().cursor());
    }

    @Override
    public void close() {
        try {
            if (serving != null) {
                keep();
            }
            giveUp();
            folder.letGo();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void giveUp() throws IOException {
        Generation open = serving;
        serving = null;
        if (open != null) {
            open.close();
        }
    }

    private void writing(Work work) {
        Generation now = serving;
        if (now == null) {
            throw new IllegalStateException("The index is not open.");
        }
        try {
            work.on(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T reading(Question<T> question) {
        Snapshot snapshot = use();
        try {
            return answer(question, snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T answer(Question<T> question, Snapshot snapshot) throws IOException {
        try {
            return question.of(snapshot);
        } finally {
            snapshot.release();
        }
    }

    /** The present snapshot, held on to. A switch in between only means looking again. */
    private Snapshot use() {
        while (true) {
            Generation now = serving;
            Optional<Snapshot> snapshot = now == null ? Optional.empty() : now.use();
            if (snapshot.isPresent()) {
                return snapshot.get();
            }
            if (now == serving) {
                throw new Problem.Busy("Search is getting ready. Try again in a moment.");
            }
        }
    }

    private interface Question<T> {
        T of(Snapshot snapshot) throws IOException;
    }

    private interface Work {
        void on(Generation generation) throws IOException;
    }
}
