package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jboss.logging.Logger;
import org.stile.search.IndexEntry;
import org.stile.search.IndexStamp;
import org.stile.search.Names;

/**
 * One index in one folder, from its making to its end. The cursor is kept inside the commit, so that after a crash
 * documents and cursor agree by construction. Written to by one thread, read by many.
 */
final class Generation {

    private static final Logger LOG = Logger.getLogger(Generation.class);

    // Room for a bulk of several thousand lessons before a segment is written; the default of 16 MB makes many small
    // ones. Taken only while there is something to write.
    private static final double BUFFER_MB = 64;

    private static final int WORTH_SHARING = 100;

    private static final String CURSOR = "cursor";
    private static final String SCHEMA = "schema";
    private static final String INSTALLATION = "installation";
    private static final String NAMES = "names";
    private static final String PURGED = "purged";

    // Each pass but the first only repeats what was being merged, or came, during the one before.
    private static final int PASSES = 5;

    static {
        IndexCodec.register();
    }

    private final Path folder;
    private final Names names;
    private volatile IndexStamp stamp;
    private final Directory directory;
    private final IndexWriter writer;
    private DirectoryReader newest;
    private volatile Snapshot snapshot;
    private volatile long purged;

    /** Opens or makes the index in a folder. */
    Generation(Path folder, Names names, IndexStamp stamp) throws IOException {
        this.folder = folder;
        this.names = names;
        this.stamp = stamp;
        this.directory = FSDirectory.open(folder);
        IndexWriterConfig config = config();
        config.setRAMBufferSizeMB(BUFFER_MB);
        // else the first search after a merge would wait
        config.setMergedSegmentWarmer(FacetRows::of);
        // closing must never keep half a batch: only keep() does, with its cursor
        config.setCommitOnClose(false);
        this.writer = open(config);
        this.newest = DirectoryReader.open(writer);
        this.snapshot = new Snapshot(newest, cursor());
        this.purged = Long.parseLong(kept().getOrDefault(PURGED, "0"));
    }

    /** How every index of ours is written. */
    static IndexWriterConfig config() {
        IndexWriterConfig config = new IndexWriterConfig(TextAnalyser.ENGLISH);
        config.setSimilarity(Snapshot.SIMILARITY);
        config.setCodec(new IndexCodec());
        // squeezing leaves no deleted document in any segment, however few there are
        config.setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
        return config;
    }

    private IndexWriter open(IndexWriterConfig config) throws IOException {
        try {
            return new IndexWriter(directory, config);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    /** Whether it was made by this program, from this database and these names. */
    boolean fits() {
        Map<String, String> kept = kept();
        return LuceneIndex.SCHEMA.equals(kept.get(SCHEMA))
                && stamp.installation().equals(kept.get(INSTALLATION))
                && stamp.names().equals(kept.get(NAMES));
    }

    private long cursor() {
        return Long.parseLong(kept().getOrDefault(CURSOR, "0"));
    }

    private Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            StreamSupport.stream(data.spliterator(), false).forEach(e -> kept.put(e.getKey(), e.getValue()));
        }
        return kept;
    }

    /** Adds lessons that are not in it. */
    void add(List<IndexEntry> lessons) throws IOException {
        write(lessons, (lesson, document) -> writer.addDocument(document));
    }

    /** Puts lessons in place of what it holds of them, and takes others out. Not seen before {@link #refresh}. */
    void put(List<IndexEntry> lessons, Collection<Long> gone) throws IOException {
        for (long number : gone) {
            writer.deleteDocuments(LessonDocument.key(number));
        }
        write(
                lessons,
                (lesson, document) -> writer.updateDocument(
                        LessonDocument.key(lesson.lesson().ref().number()), document));
    }

    /** Many at once on all processors: taking texts apart is most of the work, and each lesson's is its own. */
    private void write(List<IndexEntry> lessons, Write write) throws IOException {
        try {
            (lessons.size() < WORTH_SHARING ? lessons.stream() : lessons.parallelStream())
                    .forEach(lesson -> write(lesson, write));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** One lesson that Lucene refuses must not keep all others from being found. */
    private void write(IndexEntry entry, Write write) {
        try {
            try {
                write.document(entry, LessonDocument.of(entry, names));
            } catch (IllegalArgumentException e) {
                writer.deleteDocuments(LessonDocument.key(entry.lesson().ref().number()));
                LOG.warnf(
                        e,
                        "%s cannot be indexed and will not be found",
                        entry.lesson().ref());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Write {
        void document(IndexEntry lesson, Document document) throws IOException;
    }

    /** Lets searches see everything put so far, together with its cursor. */
    void refresh(long cursor) throws IOException {
        Snapshot before = snapshot;
        DirectoryReader changed = DirectoryReader.openIfChanged(newest, writer);
        if (changed == null) {
            newest.incRef();
        } else {
            newest = changed;
        }
        snapshot = new Snapshot(newest, cursor);
        before.release();
    }

    /** Counts as made from this from the next {@link #keep} on. */
    void restamp(IndexStamp other) {
        stamp = other;
    }

    long purged() {
        return purged;
    }

    /** Writes segments that hold deleted lessons anew; the old ones go when searches and the last commit let go. */
    void squeeze() throws IOException {
        boolean more = true;
        for (int pass = 0; pass < PASSES && more; pass++) {
            writer.forceMergeDeletes(true);
            more = writer.hasDeletions();
        }
    }

    /** Keeps everything with the number of a purge, and deletes the files that nobody uses any more. */
    void keepPurged(long purge) throws IOException {
        purged = purge;
        commit();
        writer.deleteUnusedFiles();
    }

    /** Keeps what searches see on disk, with its cursor; writes nothing where that is kept already. */
    void keep() throws IOException {
        if (writer.hasUncommittedChanges()
                || !kept().getOrDefault(CURSOR, "").equals(Long.toString(snapshot.cursor()))) {
            commit();
        }
    }

    private void commit() throws IOException {
        writer.setLiveCommitData(Map.of(
                        CURSOR, Long.toString(snapshot.cursor()),
                        SCHEMA, LuceneIndex.SCHEMA,
                        INSTALLATION, stamp.installation(),
                        NAMES, stamp.names(),
                        PURGED, Long.toString(purged))
                .entrySet());
        writer.commit();
    }

    /** What searches see now, held on to: the caller releases it. Empty once this generation is closed. */
    Optional<Snapshot> use() {
        while (true) {
            Snapshot now = snapshot;
            if (now.tryUse()) {
                return Optional.of(now);
            }
            if (now == snapshot) {
                return Optional.empty();
            }
        }
    }

    /** What searches see now, without holding on to it: for numbers only. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** Lets go of the files, giving up what was not kept. Searches that still run finish on what they hold. */
    void close() throws IOException {
        try (directory) {
            writer.rollback();
        } finally {
            snapshot.release();
        }
    }
}
