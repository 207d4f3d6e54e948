package org.stile.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.guard.Guard;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.web.Viewer;

/**
 * What curators teach search. Every save is a new version, audited and in the change log, so that every node reads it
 * before its next search; undoing is saving an earlier version again. Kept in memory. Thread-safe.
 */
@ApplicationScoped
public class CuratedWords implements Supplier<SearchWords> {

    private static final int NOTE = 200;
    private static final int VERSIONS = 50;

    private final CuratedWordStore store;
    private final Lessons lessons;
    private final Audit audit;
    private final Changes changes;
    private volatile SearchWords known;

    CuratedWords(CuratedWordStore store, Lessons lessons, Audit audit, Changes changes) {
        this.store = store;
        this.lessons = lessons;
        this.audit = audit;
        this.changes = changes;
    }

    /** What search goes by at this moment. */
    @Override
    public SearchWords get() {
        SearchWords now = known;
        return now == null ? read() : now;
    }

    /** Reads what was saved, here or on another node. */
    SearchWords read() {
        SearchWords read = QuarkusTransaction.joiningExisting().call(() -> {
            Optional<CuratedWordStore.Saved> synonyms = store.newest(WordKind.SYNONYMS);
            Optional<CuratedWordStore.Saved> bets = store.newest(WordKind.BEST_BETS);
            return new SearchWords(
                    Math.max(version(synonyms), version(bets)),
                    Synonyms.of(synonyms.map(CuratedWordStore.Saved::body).orElse("")),
                    BestBets.of(bets.map(CuratedWordStore.Saved::body).orElse("")));
        });
        known = read;
        return read;
    }

    private static long version(Optional<CuratedWordStore.Saved> saved) {
        return saved.map(CuratedWordStore.Saved::version).orElse(0L);
    }

    /** The synonyms that ship, unless curators have saved their own since. */
    @Transactional
    public void ship(String synonyms) {
        store.lock();
        if (store.newest(WordKind.SYNONYMS).map(CuratedWordStore.Saved::madeBy).orElse(0L) == 0) {
            long version = store.add(WordKind.SYNONYMS, synonyms, "As shipped", 0);
            changes.append(Changes.SEARCH_WORDS, version);
        }
        known = null;
    }

    /** What search would go by with this text in place of the present one. */
    SearchWords with(WordKind kind, String body) {
        SearchWords now = get();
        return switch (kind) {
            case SYNONYMS -> new SearchWords(-1, Synonyms.of(body), now.bets());
            case BEST_BETS -> new SearchWords(-1, now.synonyms(), BestBets.of(body));
        };
    }

    @Transactional
    CuratedWordStore.Saved newest(WordKind kind) {
        return store.newest(kind)
                .orElse(new CuratedWordStore.Saved(0, kind.value(), "", "", "", 0, java.time.Instant.EPOCH));
    }

    @Transactional
    CuratedWordStore.Saved version(WordKind kind, long version) {
        return store.version(kind, version)
                .orElseThrow(() -> new Problem.NotFound("There is no such version of the " + kind.value() + "."));
    }

    @Transactional
    List<CuratedWordStore.Saved> history(WordKind kind) {
        return store.history(kind, VERSIONS);
    }

    /**
     * Saves a text as the newest version.
     *
     * @param base the version that it was made from
     * @throws Problem.Invalid with what is wrong and where
     * @throws Problem.Conflict when somebody saved another version meanwhile
     */
    @Transactional
    long save(WordKind kind, String body, String note, long base, Viewer curator) {
        check(kind, body, note);
        store.lock();
        long newest = version(store.newest(kind));
        if (newest != base) {
            throw new Problem.Conflict(
                    "changed",
                    "Somebody saved another version meanwhile. Copy what you changed, open the page"
                            + " again and put it in there.");
        }
        long version = store.add(kind, body, note, curator.accountId());
        audit.record(curator, "search-words.save", kind.value(), "version " + version + " after " + newest);
        changes.append(Changes.SEARCH_WORDS, version);
        return version;
    }

    /** Refuses what cannot be saved, in words. */
    void check(WordKind kind, String body, String note) {
        if (body.length() > WordKind.LONGEST) {
            throw refused("body", "This is longer than %,d characters.".formatted(WordKind.LONGEST));
        }
        if (note.isBlank()) {
            throw refused("note", "Say in a few words why, for whoever looks at this later.");
        }
        if (note.length() > NOTE) {
            throw refused("note", "Use at most %d characters.".formatted(NOTE));
        }
        if (!Guard.scan(body).isEmpty() || !Guard.scan(note).isEmpty()) {
            throw refused("body", "This holds what looks like a patient's number or date of birth. Take it out.");
        }
        List<String> lines = body.lines().toList();
        String wrong = kind.wrong(lines);
        if (!wrong.isEmpty()) {
            throw refused("body", wrong);
        }
        List<LessonRef> refs = kind == WordKind.BEST_BETS
                ? BestBets.of(body).byQuery().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : List.of();
        List<Long> published = lessons
                .forIndex(refs.stream().map(LessonRef::number).toList())
                .stream()
                .map(lesson -> lesson.ref().number())
                .toList();
        refs.stream()
                .filter(ref -> !published.contains(ref.number()))
                .findFirst()
                .ifPresent(ref -> {
                    throw refused("body", ref + " is not a published lesson.");
                });
    }

    private static Problem.Invalid refused(String field, String message) {
        return new Problem.Invalid(field, message);
    }
}
