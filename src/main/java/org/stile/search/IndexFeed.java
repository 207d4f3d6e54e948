package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.stile.changes.Change;
import org.stile.changes.Changes;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.Lessons;
import org.stile.lessons.Purges;
import org.stile.topics.Topics;
import org.stile.trusts.Trusts;

/** What a follower does with the change log: bring the index up to it, or build it again. For one thread. */
@ApplicationScoped
class IndexFeed {

    private static final Logger LOG = Logger.getLogger(IndexFeed.class);

    // Twice what the importer appends at once: large enough for bulk, small enough that who publishes meanwhile waits
    // for one of them.
    private static final int BATCH = 2_000;

    // Many at once, of an import: searches see those together every so often unless somebody waits, since each time a
    // segment is written, and small ones are merged again and again. What is taken out goes at once.
    private static final int BULK = 200;
    private static final Duration SHOW_EVERY = Duration.ofSeconds(5);

    // A crash repeats about this much of the log; what is not shown yet is not kept either.
    private static final Duration KEEP_EVERY = Duration.ofSeconds(5);

    private final WritableIndex index;
    private final Changes changes;
    private final Lessons lessons;
    private final LessonLinks links;
    private final Meanings meanings;
    private final CuratedWords words;
    private final Topics topics;
    private final Trusts trusts;
    private final Names names;
    private final Purges purges;
    private final String node;
    private IndexStamp openedWith;
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("stile-index-keeper").daemon().factory());
    private Future<?> keeping = CompletableFuture.completedFuture(null);
    private long kept;
    private long keptAt;
    private volatile long squeezed;
    private long told;

    IndexFeed(
            WritableIndex index,
            Changes changes,
            Lessons lessons,
            LessonLinks links,
            Meanings meanings,
            CuratedWords words,
            Topics topics,
            Trusts trusts,
            Names names,
            Purges purges,
            @ConfigProperty(name = "stile.data", defaultValue = "data") Path data) {
        this.index = index;
        this.changes = changes;
        this.lessons = lessons;
        this.links = links;
        this.meanings = meanings;
        this.words = words;
        this.topics = topics;
        this.trusts = trusts;
        this.names = names;
        this.purges = purges;
        this.node = host() + " "
                + Integer.toHexString(data.toAbsolutePath().toString().hashCode());
    }

    /** For people to read: two nodes on one machine differ in their folders. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }

    /** Opens the index that was kept, or builds one where none can be used. */
    void open() {
        settle();
        squeezed = 0;
        IndexStamp stamp = stamp();
        if (index.open(stamp) && reaches(index.state().cursor())) {
            openedWith = stamp;
            kept = index.state().cursor();
        } else {
            rebuild();
        }
    }

    /** Whether the log still has everything after this position, and is not that of an older copy of the database. */
    private boolean reaches(long cursor) {
        return cursor >= changes.first() - 1 && cursor <= changes.last();
    }

    /** Applies everything that is in the log. */
    void catchUp() {
        long cursor = index.state().cursor();
        long shown = System.nanoTime();
        for (Batch batch = after(cursor); !batch.isEmpty(); batch = after(cursor)) {
            index.put(batch.lessons, batch.gone);
            cursor = batch.last;
            boolean due = System.nanoTime() - shown > SHOW_EVERY.toNanos();
            if (batch.size() < BULK || !batch.gone.isEmpty() || due || index.awaited(cursor)) {
                index.show(cursor);
                shown = System.nanoTime();
                keepIfDue();
            }
        }
        if (cursor != index.state().cursor()) {
            index.show(cursor);
        }
        keepIfDue();
    }

    /**
     * After a purge writes the files of the index anew, a step each time it is called: segments without what was
     * deleted, beside the following; then searches go over to those; then a commit without the old ones. Call it with
     * the last purge as it was before {@link #catchUp}, so that what was purged has been replaced.
     */
    void forget(long purge) {
        if (idle() && index.state().ready()) {
            if (purge <= index.purged()) {
                tell();
            } else if (squeezed < purge) {
                keeping = keeper.submit(() -> {
                    index.squeeze();
                    squeezed = purge;
                });
            } else {
                index.apply(List.of(), Set.of(), index.state().cursor());
                keeping = keeper.submit(() -> index.keepPurged(purge));
            }
        }
    }

    private void tell() {
        if (told != index.purged()) {
            told = index.purged();
            purges.indexWritten(node, told);
            LOG.infof("The index holds nothing any more of what was purged, up to number %d", told);
        }
    }

    /** Builds the index again where names that were indexed have changed since. */
    void renew() {
        if (!stamp().equals(openedWith)) {
            rebuild();
        }
    }

    /** Builds the index from nothing while the old one goes on serving and following. */
    void rebuild() {
        long began = System.nanoTime();
        IndexStamp stamp = stamp();
        // noted before the first lesson is read: what changes while we read is read again below
        long purge = purges.last();
        long position = changes.last();
        try (IndexRebuild rebuild = index.startRebuild(stamp)) {
            lessons.forEachPublished(batch -> {
                rebuild.add(meanings.of(batch));
                followMeanwhile();
            });
            Batch batch = after(position);
            while (!batch.isEmpty()) {
                rebuild.apply(batch.lessons, batch.gone);
                position = batch.last;
                batch = after(position);
            }
            settle();
            rebuild.commit(position);
        }
        // of what was purged before it was begun it never held anything
        index.keepPurged(purge);
        squeezed = purge;
        openedWith = stamp;
        kept = position;
        LOG.infof(
                "Index built: %d lessons in %d ms", index.state().documents(), (System.nanoTime() - began) / 1_000_000);
    }

    private void followMeanwhile() {
        if (index.state().ready()) {
            Batch batch = after(index.state().cursor());
            if (!batch.isEmpty()) {
                index.apply(batch.lessons, batch.gone, batch.last);
            }
        }
    }

    private Batch after(long position) {
        List<Change> log = changes.after(position, BATCH);
        if (log.isEmpty()) {
            return Batch.NONE;
        }
        if (log.stream().anyMatch(change -> change.kind().equals(Changes.SEARCH_WORDS))) {
            // before the cursor moves on: whoever waits for it must find by the new words
            words.read();
        }
        boolean topicsChanged = log.stream().anyMatch(change -> change.kind().equals(Changes.TOPIC));
        boolean trustsChanged = log.stream().anyMatch(change -> change.kind().equals(Changes.TRUST));
        if (topicsChanged) {
            topics.read();
        }
        if (trustsChanged) {
            trusts.read();
        }
        if ((topicsChanged || trustsChanged) && index.state().ready()) {
            // the lessons that have them follow in the log: nothing else need be built again
            openedWith = stamp();
            index.restamp(openedWith);
        }
        Set<Long> gone = new LinkedHashSet<>();
        log.stream().filter(change -> change.kind().equals(Changes.LESSON)).forEach(change -> gone.add(change.ref()));
        // what has become of a lesson tells how those stand that it supersedes or contradicts
        gone.addAll(links.affected(gone));
        List<Lesson> published = gone.isEmpty() ? List.of() : lessons.forIndex(gone);
        published.forEach(lesson -> gone.remove(lesson.ref().number()));
        return new Batch(meanings.of(published), gone, log.getLast().position());
    }

    /**
     * Begins to keep what searches see. Beside the following: waiting for the disk would hold up what was published in
     * that moment. Lessons that come meanwhile may be kept too, ahead of the cursor; a crash then repeats them.
     */
    private void keepIfDue() {
        long cursor = index.state().cursor();
        if (cursor != kept && System.nanoTime() - keptAt > KEEP_EVERY.toNanos() && idle()) {
            kept = cursor;
            keptAt = System.nanoTime();
            keeping = keeper.submit(index::keep);
        }
    }

    private boolean idle() {
        if (keeping.state() == Future.State.FAILED) {
            throw new IllegalStateException("The index could not be kept", keeping.exceptionNow());
        }
        return keeping.isDone();
    }

    /** Waits until nothing is being kept. Whether it was does not matter any more: the index is opened anew. */
    private void settle() {
        try {
            keeping.get();
        } catch (ExecutionException failed) {
            LOG.debug("An index that is given up could not be kept", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeping = CompletableFuture.completedFuture(null);
    }

    private IndexStamp stamp() {
        return new IndexStamp(changes.installation(), names.version());
    }

    private record Batch(List<IndexEntry> lessons, Set<Long> gone, long last) {
        static final Batch NONE = new Batch(List.of(), Set.of(), 0);

        boolean isEmpty() {
            return last == 0;
        }

        int size() {
            return lessons.size() + gone.size();
        }
    }
}
